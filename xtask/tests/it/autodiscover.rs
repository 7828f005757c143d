//! `cargo xtask inspect` of Autodiscover documents.

use crate::xtask;

const RESPONSE: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006\">
  <Response xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a\">
    <Account>
      <AccountType>email</AccountType>
      <Action>settings</Action>
      <Protocol><Type>IMAP</Type><Server>mail.example.com</Server><SSL>On</SSL></Protocol>
      <Protocol><Type>POP3</Type><Server>mail.example.com</Server><SSL>off</SSL></Protocol>
    </Account>
  </Response>
</Autodiscover>
";

#[test]
fn a_response_is_shown_with_its_plan() {
    let arguments = ["inspect", "-", "--address", "grete@example.com"];
    let run = xtask(&arguments, RESPONSE.as_bytes());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for line in [
        "Response\n  Account\n    AccountType \"email\"\n",
        "      Server \"mail.example.com\"\n",
        "Plan\n  IMAP mail.example.com:993, Implicit\n    login \"grete\"\n",
        "  1 more without encryption, with consent only\n",
    ] {
        assert!(run.stdout().contains(line), "{line}\n{}", run.stdout());
    }
    assert!(!run.stdout().contains(":110"), "consent was not given");
    let note = "value of <SSL> is spelled otherwise at line 7, column 67: understood";
    assert!(run.stderr.contains(note), "{}", run.stderr);
}

#[test]
fn strictly_the_first_mistake_is_shown_where_it_is() {
    let run = xtask(&["inspect", "-", "--strict"], RESPONSE.as_bytes());
    assert_eq!(run.code, Some(2));
    let at = RESPONSE.find("<SSL>On").unwrap_or(0);
    let place = format!("value of <SSL> is spelled otherwise at byte {at}, line 7, column 67\n");
    assert!(run.stderr.contains(&place), "{}", run.stderr);
}

#[test]
fn the_linter_says_all_that_is_wrong() {
    let wrong = RESPONSE.replacen("<Action>settings</Action>", "<New/>", 1);
    let run = xtask(&["inspect", "-", "--view", "lint"], wrong.as_bytes());
    assert_eq!(run.code, Some(2));
    assert_eq!(
        run.stdout(),
        "standard input: Autodiscover response, Outlook schema\n\
         4:5: wrong: <Action> is missing in <Account>\n\
         6:7: note: unknown element (clients that are tolerant: kept as it is)\n\
         7:67: wrong: value of <SSL> is spelled otherwise (clients that are tolerant: understood)\n"
    );
    assert!(run.stderr.contains("2 things are wrong"), "{}", run.stderr);
    let right = RESPONSE.replacen("On", "on", 1);
    let run = xtask(&["inspect", "-", "--view", "lint"], right.as_bytes());
    assert_eq!(run.code, Some(0));
}

#[test]
fn a_request_is_shown_and_as_xml_and_json() {
    let request = "<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006\">\
        <Request><EMailAddress>a@b</EMailAddress><AcceptableResponseSchema>\
        http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a\
        </AcceptableResponseSchema></Request></Autodiscover>";
    let run = xtask(&["inspect", "-"], request.as_bytes());
    assert!(
        run.stdout()
            .starts_with("Request\n  EMailAddress \"a@b\"\n")
    );
    let run = xtask(&["inspect", "-", "--view", "xml"], request.as_bytes());
    let expected = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>{request}\n");
    assert_eq!(run.stdout(), expected);
    let run = xtask(&["inspect", "-", "--view", "json"], request.as_bytes());
    assert!(run.stdout().contains("\"email_address\": \"a@b\""));
}

#[test]
fn what_is_no_autodiscover_is_not_looked_over() {
    let run = xtask(&["inspect", "--view", "lint"], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("only Autodiscover documents"));
    let run = xtask(&["inspect", "-", "--view", "lint"], b"<html/>");
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("web page"), "{}", run.stderr);
}
