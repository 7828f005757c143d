//! Common Settings Discover: the rows against the seed, the file and the rule.

use std::collections::BTreeSet;
use std::path::PathBuf;

use autodiscover::common_settings::{
    Account, Login, MailProtocol, Probe, Row, ServerName, Socket, Trials, Verdict, all,
    all_sockets, clear, encrypted, encrypted_sockets,
};
use autodiscover::plan::Tls;
use autodiscover::{CleartextConsent, EmailAddress};

const CONSENT: CleartextConsent = CleartextConsent::given_by_user();

/// A row in the words of the file.
fn words(row: Row) -> [String; 6] {
    let server = match row.server {
        ServerName::Domain => "domain",
        other => other.prefix().trim_end_matches('.'),
    };
    let account = match row.account {
        Account::Address => "address",
        Account::LocalPart => "local-part",
        Account::Anonymous => "anonymous",
    };
    let transport = match row.tls {
        Tls::Implicit => "ssl",
        Tls::StartTls => "tls",
        Tls::Cleartext => "clear",
    };
    let spa = match row.spa {
        Some(true) => "yes",
        Some(false) => "no",
        None => "n/a",
    };
    [
        row.protocol.to_string(),
        server.to_owned(),
        account.to_owned(),
        row.port.to_string(),
        transport.to_owned(),
        spa.to_owned(),
    ]
}

fn rows() -> Vec<[String; 6]> {
    all(CONSENT).map(words).collect()
}

#[test]
fn the_rows_are_those_of_the_file() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/common_settings.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    let file: Vec<[String; 6]> = reader
        .records()
        .map(|r| {
            let record = r.unwrap();
            std::array::from_fn(|i| record[i].to_owned())
        })
        .collect();
    assert_eq!(file.len(), 215);
    assert_eq!(rows(), file);
}

#[test]
fn the_rows_are_those_of_the_rule() {
    let protocols: [(&str, &[&str], [u16; 2]); 3] = [
        ("POP3", &["mail", "pop3", "pop", "domain"], [995, 110]),
        ("IMAP", &["mail", "imap", "domain"], [993, 143]),
        ("SMTP", &["mail", "smtp", "domain"], [587, 25]),
    ];
    let mut rule = Vec::new();
    for is_clear in [false, true] {
        for (protocol, servers, ports) in protocols {
            let users: &[&str] = match protocol {
                "SMTP" => &["address", "local-part", "anonymous"],
                _ => &["address", "local-part"],
            };
            let (ports, transports): (&[u16], &[&str]) = if is_clear {
                (&ports[1..], &["clear"])
            } else {
                (&ports, &["ssl", "tls"])
            };
            for server in servers {
                for user in users {
                    for port in ports {
                        for transport in transports {
                            let methods: &[&str] = match *user {
                                "anonymous" => &["n/a"],
                                _ => &["yes", "no"],
                            };
                            for spa in methods {
                                let port = &port.to_string();
                                rule.push(
                                    [protocol, server, user, port, transport, spa]
                                        .map(str::to_owned),
                                );
                            }
                        }
                    }
                }
            }
        }
    }
    assert_eq!(rows(), rule);
}

/// The six tables of the seed, rows in order, the encrypted tables first.
fn seed() -> Option<Vec<[String; 6]>> {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let folder = manifest.join("../../shared/seeds");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        assert!(
            std::env::var_os("AUTODISCOVER_CORPUS_REQUIRED").is_none(),
            "the seeds are required, and {} is not there",
            folder.display()
        );
        // Not through `println`, which a passing test keeps to itself.
        std::io::Write::write_fmt(
            &mut std::io::stderr(),
            format_args!("skipped: no seeds beside the workspace\n"),
        )
        .unwrap();
        return None;
    };
    let text = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned())
        .find(|text| text.contains("Overview of Common Settings Discover"))
        .expect("the seed of this crate");
    let (mut first, mut last): (Vec<[String; 6]>, Vec<[String; 6]>) = Default::default();
    let mut protocol = String::new();
    let mut table = 0;
    // What the cells of a column say when they say "same as above".
    let mut above: [String; 5] = Default::default();
    let mut row: Vec<&str> = Vec::new();
    for cell in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(name) = cell.strip_suffix(" settings") {
            if ["POP3", "IMAP", "SMTP"].contains(&name) {
                protocol = name.to_owned();
                row.clear();
            }
            continue;
        }
        if protocol.is_empty() {
            continue;
        }
        if cell == "Server User name Port TLS/SSL SPA" {
            table += 1;
            above = Default::default();
            if table % 2 == 0 {
                // The clear SMTP table says "same as above" with nothing above.
                above[3] = "Clear".to_owned();
            }
            row.clear();
            continue;
        }
        if cell.starts_with("Next, ") || cell.starts_with("First, ") {
            continue;
        }
        if cell == "Download this book" {
            break;
        }
        row.push(cell);
        if !["SPA", "no SPA", "n/a"].contains(&cell) {
            continue;
        }
        // Merged cells are left out at the start of a row.
        let skip = 5 - row.len();
        for (column, cell) in row.drain(..).enumerate() {
            if cell != "same as above" {
                above[skip + column] = cell.to_owned();
            }
        }
        let [server, user, port, tls, spa] = &above;
        let word = |text: &str| match text {
            "email@domain" => "address".to_owned(),
            "email" => "local-part".to_owned(),
            "SPA" => "yes".to_owned(),
            "no SPA" => "no".to_owned(),
            other => other.trim_end_matches(".domain").to_lowercase(),
        };
        let row = [
            protocol.clone(),
            word(server),
            word(user),
            port.clone(),
            word(tls),
            word(spa),
        ];
        if table % 2 == 1 {
            &mut first
        } else {
            &mut last
        }
        .push(row);
    }
    assert_eq!(table, 6);
    first.append(&mut last);
    Some(first)
}

#[test]
fn the_rows_are_those_of_the_seed_in_its_order() {
    let Some(seed) = seed() else { return };
    assert_eq!(seed.len(), 215);
    for (index, (ours, theirs)) in rows().iter().zip(&seed).enumerate() {
        assert_eq!(ours, theirs, "row {index}");
    }
}

#[test]
fn there_are_as_many_rows_as_the_tables_have() {
    let count = |rows: autodiscover::common_settings::Rows, protocol| {
        rows.filter(|row| row.protocol == protocol).count()
    };
    use MailProtocol::{Imap, Pop3, Smtp};
    assert_eq!(
        [Pop3, Imap, Smtp].map(|p| count(encrypted(), p)),
        [64, 48, 60]
    );
    assert_eq!(
        [Pop3, Imap, Smtp].map(|p| count(clear(CONSENT), p)),
        [16, 12, 15]
    );
    assert_eq!(encrypted().len() + clear(CONSENT).len(), 172 + 43);
}

#[test]
fn every_encrypted_row_comes_first() {
    assert!(encrypted().all(|row| row.is_encrypted()));
    assert!(clear(CONSENT).all(|row| !row.is_encrypted()));
    assert!(all(CONSENT).map(|row| !row.is_encrypted()).is_sorted());
}

#[test]
fn rows_can_be_taken_from_both_ends_and_by_place() {
    let list: Vec<Row> = all(CONSENT).collect();
    for (index, row) in list.iter().enumerate() {
        assert_eq!(all(CONSENT).get(index), Some(*row));
        assert_eq!(all(CONSENT).nth(index), Some(*row));
        assert_eq!(all(CONSENT).nth_back(list.len() - 1 - index), Some(*row));
    }
    assert_eq!(all(CONSENT).get(215), None);
    assert!(all(CONSENT).rev().eq(list.iter().rev().copied()));
    let mut rows = all(CONSENT);
    for left in (0..215).rev() {
        let taken = if left % 2 == 0 {
            rows.next()
        } else {
            rows.next_back()
        };
        assert!(taken.is_some());
        assert_eq!((rows.len(), rows.size_hint()), (left, (left, Some(left))));
    }
    assert_eq!(
        (rows.next(), rows.next_back(), rows.nth(3)),
        (None, None, None)
    );
}

#[test]
fn fifty_sockets_of_twenty_host_and_port_pairs_serve_all_rows() {
    let sockets: Vec<Socket> = all_sockets(CONSENT).collect();
    assert_eq!(sockets.len(), 50);
    assert_eq!(encrypted_sockets().len(), 40);
    let distinct: BTreeSet<Socket> = sockets.iter().copied().collect();
    assert_eq!(distinct.len(), 50);
    let needed: BTreeSet<Socket> = all(CONSENT).map(|row| row.socket()).collect();
    assert_eq!(distinct, needed);
    let pairs: BTreeSet<(ServerName, u16)> = sockets.iter().map(|s| (s.server, s.port)).collect();
    assert_eq!(pairs.len(), 20);
    assert!(all_sockets(CONSENT).rev().eq(sockets.iter().rev().copied()));
    assert_eq!(all_sockets(CONSENT).get(49), sockets.last().copied());
    // In the order of the rows.
    let mut seen = Vec::new();
    for row in all(CONSENT) {
        if !seen.contains(&row.socket()) {
            seen.push(row.socket());
        }
    }
    assert_eq!(sockets, seen);
}

#[test]
fn hosts_and_user_names_are_made_of_the_address() {
    let address = EmailAddress::decode("barbara@contoso.com").unwrap();
    let hosts: BTreeSet<String> = all(CONSENT)
        .map(|row| row.server.host(address.domain()))
        .collect();
    assert!(hosts.iter().eq([
        "contoso.com",
        "imap.contoso.com",
        "mail.contoso.com",
        "pop.contoso.com",
        "pop3.contoso.com",
        "smtp.contoso.com",
    ]));
    assert_eq!(
        Account::Address.user_name(&address),
        Some("barbara@contoso.com")
    );
    assert_eq!(Account::LocalPart.user_name(&address), Some("barbara"));
    assert_eq!(Account::Anonymous.user_name(&address), None);
}

/// Trials in which every socket was probed.
fn probed(trials: Trials, probe: impl Fn(Socket) -> Probe) -> Trials {
    let mut trials = trials;
    for socket in trials.sockets() {
        trials.probed(socket, probe(socket));
    }
    trials
}

const PASSWORD: Probe = Probe::Open {
    spa: false,
    password: true,
};

#[test]
fn pop3_is_taken_before_imap_if_both_work() {
    let mut trials = probed(Trials::encrypted(), |_| PASSWORD);
    let worthwhile: Vec<Row> = trials.worthwhile().collect();
    let imap = worthwhile.iter().find(|r| r.protocol == MailProtocol::Imap);
    trials.tried(*imap.unwrap(), Login::Worked);
    assert_eq!(trials.incoming(), Verdict::Undecided);
    for row in &worthwhile {
        if row.protocol == MailProtocol::Pop3 {
            let last = row.server == ServerName::Domain && row.port == 110;
            trials.tried(*row, if last { Login::Worked } else { Login::Failed });
        }
    }
    let Verdict::Take(row) = trials.incoming() else {
        panic!("{:?}", trials.incoming());
    };
    assert_eq!(row.protocol, MailProtocol::Pop3);
}

#[test]
fn imap_is_taken_if_pop3_does_not_work() {
    let mut trials = probed(Trials::encrypted(), |socket| {
        if socket.protocol == MailProtocol::Pop3 {
            Probe::Failed
        } else {
            PASSWORD
        }
    });
    let row = trials.worthwhile().next().unwrap();
    assert_eq!((row.protocol, row.port), (MailProtocol::Imap, 993));
    trials.tried(row, Login::Worked);
    assert_eq!(trials.incoming(), Verdict::Take(row));
}

#[test]
fn an_encrypted_imap_row_is_taken_before_a_clear_pop3_row() {
    let mut trials = probed(Trials::encrypted().with_clear(CONSENT), |socket| {
        let is_imap = socket.protocol == MailProtocol::Imap && socket.port == 993;
        if is_imap || socket.tls == Tls::Cleartext {
            PASSWORD
        } else {
            Probe::Failed
        }
    });
    let rows: Vec<Row> = trials.worthwhile().collect();
    for row in rows {
        trials.tried(row, Login::Worked);
    }
    let Verdict::Take(row) = trials.incoming() else {
        panic!("{:?}", trials.incoming());
    };
    assert_eq!((row.protocol, row.tls), (MailProtocol::Imap, Tls::Implicit));
}

#[test]
fn clear_rows_are_not_tried_without_consent() {
    let mut trials = probed(Trials::encrypted(), |_| Probe::Failed);
    let row = clear(CONSENT).next().unwrap();
    trials.probed(row.socket(), PASSWORD);
    trials.tried(row, Login::Worked);
    assert_eq!(trials.worthwhile().count(), 0);
    assert_eq!(trials.incoming(), Verdict::Nothing);
    assert!(trials.sockets().all(|s| s.tls != Tls::Cleartext));
    // With consent it goes on from there.
    let trials = probed(trials.with_clear(CONSENT), |socket| {
        if socket.tls == Tls::Cleartext {
            PASSWORD
        } else {
            Probe::Failed
        }
    });
    assert_eq!(
        trials.worthwhile().next().map(|r| r.tls),
        Some(Tls::Cleartext)
    );
}

#[test]
fn mail_is_sent_without_a_login_only_where_none_is_offered() {
    let open = |spa, password| Probe::Open { spa, password };
    let smtp = |probe: Probe| {
        probed(Trials::encrypted(), |socket| {
            if (socket.server, socket.port) == (ServerName::Smtp, 587) {
                probe
            } else {
                Probe::Failed
            }
        })
    };
    let accounts = |trials: &Trials| -> BTreeSet<(Account, Option<bool>)> {
        trials
            .worthwhile()
            .map(|row| (row.account, row.spa))
            .collect()
    };
    let anonymous = smtp(open(false, false));
    assert!(
        accounts(&anonymous)
            .into_iter()
            .eq([(Account::Anonymous, None)])
    );
    let password = smtp(open(false, true));
    assert!(accounts(&password).into_iter().eq([
        (Account::Address, Some(false)),
        (Account::LocalPart, Some(false)),
    ]));
    let spa = smtp(open(true, false));
    assert!(accounts(&spa).into_iter().eq([
        (Account::Address, Some(true)),
        (Account::LocalPart, Some(true)),
    ]));
}

#[test]
fn a_wrong_password_is_told_from_no_server() {
    let mut trials = probed(Trials::encrypted(), |socket| {
        if socket.port == 995 || socket.port == 587 {
            PASSWORD
        } else {
            Probe::Failed
        }
    });
    let rows: Vec<Row> = trials.worthwhile().collect();
    for row in rows {
        trials.tried(row, Login::Rejected);
    }
    assert_eq!(trials.incoming(), Verdict::WrongPassword);
    assert_eq!(trials.outgoing(), Verdict::WrongPassword);
    let trials = probed(Trials::encrypted(), |_| Probe::Failed);
    assert_eq!(
        (trials.incoming(), trials.outgoing()),
        (Verdict::Nothing, Verdict::Nothing)
    );
}

#[test]
fn nothing_is_decided_before_the_rows_that_go_first() {
    let mut trials = Trials::encrypted();
    assert_eq!(trials.incoming(), Verdict::Undecided);
    let first = trials.rows().next().unwrap();
    trials.probed(
        first.socket(),
        Probe::Open {
            spa: true,
            password: true,
        },
    );
    assert_eq!(trials.worthwhile().count(), 4);
    trials.tried(first, Login::Worked);
    assert_eq!(trials.incoming(), Verdict::Take(first));
    assert_eq!(trials.outgoing(), Verdict::Undecided);
}
