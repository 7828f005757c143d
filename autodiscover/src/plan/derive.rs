//! One plan of one protocol.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::net::{IpAddr, Ipv6Addr};

use super::{Authentication, Need, Plan, Reason, SkippedBecause, Tls};
use crate::model::effective::Effective;
use crate::model::open::switch;
use crate::outlook::Protocol;
use crate::{Element, Encryption, ProtocolType};

/// The ports on which TLS begins with STARTTLS. A sample of the specification has SMTP on 587 with
/// `SSL` on: what kind it is, only the port can tell.
const STARTTLS_PORTS: [u16; 4] = [25, 110, 143, 587];

/// The usual ports of a type: with TLS from the first byte, with STARTTLS, without encryption, and
/// where nothing is said but that it is encrypted.
struct Ports {
    implicit: u16,
    start_tls: u16,
    cleartext: u16,
    encrypted: u16,
}

const fn ports(protocol_type: &ProtocolType<'_>) -> Option<Ports> {
    let (implicit, start_tls, cleartext, encrypted) = match protocol_type {
        ProtocolType::Pop3 => (995, 110, 110, 995),
        ProtocolType::Imap => (993, 143, 143, 993),
        // Submission (RFC 6409, RFC 8314); 587 is what the specification's samples have.
        ProtocolType::Smtp => (465, 587, 25, 587),
        ProtocolType::Nntp => (563, 119, 119, 563),
        _ => return None,
    };
    Some(Ports {
        implicit,
        start_tls,
        cleartext,
        encrypted,
    })
}

/// Where to, and how.
struct Target<'a> {
    host: Cow<'a, str>,
    port: u16,
    tls: Tls,
    url: Option<Cow<'a, str>>,
}

/// The plan of a protocol, if there is one.
pub(super) fn plan<'a>(
    protocol: &'a Protocol<'_>,
    address: &'a str,
    index: usize,
) -> Result<Plan<'a>, SkippedBecause> {
    let said = protocol.effective(address);
    let protocol_type = said
        .protocol_type
        .clone()
        .ok_or(SkippedBecause::UnknownType)?;
    let mut why = Vec::new();
    let target = match &protocol_type {
        ProtocolType::Exch => return Err(SkippedBecause::ExchangeRpc),
        ProtocolType::MapiHttp => mapi_http(protocol, &mut why)?,
        ProtocolType::Web => web(protocol, &said, &mut why)?,
        ProtocolType::Dav
        | ProtocolType::CalDav
        | ProtocolType::CardDav
        | ProtocolType::Expr
        | ProtocolType::ExHttp => by_http(protocol, &said, &mut why)?,
        mail => match ports(mail) {
            Some(ports) => by_socket(protocol, &said, &ports, &mut why)?,
            None => return Err(SkippedBecause::UnknownType),
        },
    };
    let login = login(protocol, &said, &protocol_type, &mut why);
    Ok(Plan {
        index,
        host: target.host,
        port: target.port,
        tls: target.tls,
        url: target.url,
        authentication: login.authentication,
        login_name: Cow::Borrowed(said.login_name),
        domain_name: said.domain_name.map(Cow::Borrowed),
        needs: login.needs,
        smtp_last: said.smtp_last && protocol_type == ProtocolType::Smtp,
        use_pop_auth: said.use_pop_auth && protocol_type == ProtocolType::Smtp,
        lifetime: said.lifetime,
        why,
        protocol_type,
    })
}

/// POP3, IMAP, SMTP, NNTP.
fn by_socket<'a>(
    protocol: &Protocol<'_>,
    said: &Effective<'a>,
    ports: &Ports,
    why: &mut Vec<Reason>,
) -> Result<Target<'a>, SkippedBecause> {
    let server = said.server.ok_or(SkippedBecause::NoServer)?;
    let host = host(server).ok_or(SkippedBecause::InvalidServer)?;
    why.push(Reason::Said(Element::SERVER));
    let by_port = |port: u16| {
        if STARTTLS_PORTS.contains(&port) {
            (Tls::StartTls, Reason::StartTlsPort)
        } else {
            (Tls::Implicit, Reason::ImplicitPort)
        }
    };
    why.push(match said.port {
        Some(_) => Reason::Said(Element::PORT),
        None => Reason::UsualPort,
    });
    let (port, tls) = match &said.encryption {
        Some(encryption) => {
            why.push(Reason::EncryptionOverSsl);
            why.push(Reason::Said(Element::ENCRYPTION));
            match encryption {
                Encryption::Ssl => (said.port.unwrap_or(ports.implicit), Tls::Implicit),
                Encryption::Tls => (said.port.unwrap_or(ports.start_tls), Tls::StartTls),
                Encryption::None => (said.port.unwrap_or(ports.cleartext), Tls::Cleartext),
                Encryption::Auto | Encryption::Other(_) => {
                    let port = said.port.unwrap_or(ports.encrypted);
                    let (tls, reason) = by_port(port);
                    why.push(reason);
                    (port, tls)
                }
            }
        }
        None => {
            why.push(reason(protocol, Element::SSL));
            if said.ssl {
                let port = said.port.unwrap_or(ports.encrypted);
                let (tls, reason) = by_port(port);
                why.push(reason);
                (port, tls)
            } else {
                (said.port.unwrap_or(ports.cleartext), Tls::Cleartext)
            }
        }
    };
    Ok(Target {
        host: Cow::Borrowed(host),
        port,
        tls,
        url: None,
    })
}

/// Whether an element says something that can be read.
fn reason(protocol: &Protocol<'_>, element: Element) -> Reason {
    let said = protocol.get(element).filter(|text| !text.is_empty());
    let readable = match element {
        Element::SSL | Element::SPA | Element::AUTH_REQUIRED => said.and_then(switch).is_some(),
        _ => said.is_some(),
    };
    if readable {
        Reason::Said(element)
    } else {
        Reason::Default(element)
    }
}

/// DAV, and Exchange from outside: a URL, or a host that is reached by HTTPS.
fn by_http<'a>(
    protocol: &Protocol<'_>,
    said: &Effective<'a>,
    why: &mut Vec<Reason>,
) -> Result<Target<'a>, SkippedBecause> {
    let server = said.server.ok_or(SkippedBecause::NoServer)?;
    if server.contains("://") {
        why.push(Reason::Url);
        return url(server);
    }
    let host = host(server).ok_or(SkippedBecause::InvalidServer)?;
    why.push(Reason::Said(Element::SERVER));
    why.push(reason(protocol, Element::SSL));
    let (usual, tls) = if said.ssl {
        (443, Tls::Implicit)
    } else {
        (80, Tls::Cleartext)
    };
    why.push(match said.port {
        Some(_) => Reason::Said(Element::PORT),
        None => Reason::UsualPort,
    });
    Ok(Target {
        host: Cow::Borrowed(host),
        port: said.port.unwrap_or(usual),
        tls,
        url: None,
    })
}

/// Outlook on the web: the server, or the first URL from outside, or from inside.
fn web<'a>(
    protocol: &'a Protocol<'_>,
    said: &Effective<'a>,
    why: &mut Vec<Reason>,
) -> Result<Target<'a>, SkippedBecause> {
    if said.server.is_some() {
        return by_http(protocol, said, why);
    }
    let first = |site: Option<&'a crate::outlook::Site<'_>>| {
        site.and_then(|site| site.owa_urls.first())
            .map(|owa| &*owa.url)
    };
    by_site(first(protocol.external()), first(protocol.internal()), why)
}

/// MAPI over HTTP: the mail store from outside, or from inside.
fn mapi_http<'a>(
    protocol: &'a Protocol<'_>,
    why: &mut Vec<Reason>,
) -> Result<Target<'a>, SkippedBecause> {
    let store = protocol.mail_store().ok_or(SkippedBecause::NoServer)?;
    by_site(
        store.get(Element::EXTERNAL_URL),
        store.get(Element::INTERNAL_URL),
        why,
    )
}

fn by_site<'a>(
    external: Option<&'a str>,
    internal: Option<&'a str>,
    why: &mut Vec<Reason>,
) -> Result<Target<'a>, SkippedBecause> {
    let said = |url: Option<&'a str>| url.filter(|url| !url.is_empty());
    let (text, reason) = match (said(external), said(internal)) {
        (Some(external), _) => (external, Reason::ExternalUrl),
        (None, Some(internal)) => (internal, Reason::InternalUrl),
        (None, None) => return Err(SkippedBecause::NoServer),
    };
    why.push(reason);
    url(text)
}

/// Host, port and encryption of a URL, which has no credentials in it.
fn url(text: &str) -> Result<Target<'_>, SkippedBecause> {
    let invalid = SkippedBecause::InvalidServer;
    // Readers of URLs drop these without a word, and filters do not.
    if text.bytes().any(|b| b.is_ascii_control() || b == b'\\') {
        return Err(invalid);
    }
    let url = url::Url::parse(text).map_err(|_| invalid)?;
    let tls = match url.scheme() {
        "https" => Tls::Implicit,
        "http" => Tls::Cleartext,
        _ => return Err(invalid),
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err(invalid);
    }
    let host = url.host_str().ok_or(invalid)?;
    let host = host.trim_start_matches('[').trim_end_matches(']');
    Ok(Target {
        host: Cow::Owned(host.into()),
        port: url.port_or_known_default().ok_or(invalid)?,
        tls,
        // As it was read: whoever reads it again finds the same host.
        url: Some(if url.as_str() == text {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(url.into())
        }),
    })
}

/// The name of a host, or an address, without brackets.
fn host(server: &str) -> Option<&str> {
    if let Some(inner) = server.strip_prefix('[').and_then(|s| s.strip_suffix(']')) {
        return inner.parse::<Ipv6Addr>().is_ok().then_some(inner);
    }
    if server.parse::<IpAddr>().is_ok() {
        return Some(server);
    }
    let name = server.strip_suffix('.').unwrap_or(server);
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    (name.len() <= 253 && name.split('.').all(label)).then_some(server)
}

struct Login<'a> {
    authentication: Authentication<'a>,
    needs: Vec<Need>,
}

/// As whom, and how.
fn login<'a>(
    protocol: &Protocol<'_>,
    said: &Effective<'a>,
    protocol_type: &ProtocolType<'_>,
    why: &mut Vec<Reason>,
) -> Login<'a> {
    let mut needs = Vec::new();
    why.push(reason(protocol, Element::AUTH_REQUIRED));
    if !said.auth_required {
        return Login {
            authentication: Authentication::Anonymous,
            needs,
        };
    }
    if said.use_pop_auth && *protocol_type == ProtocolType::Smtp {
        why.push(Reason::PopLogin);
        return Login {
            authentication: Authentication::AsForPop3,
            needs,
        };
    }
    why.push(reason(protocol, Element::LOGIN_NAME));
    let authentication = match &said.auth_package {
        Some(package) => {
            why.push(Reason::Said(Element::AUTH_PACKAGE));
            Authentication::Package(package.clone())
        }
        None => {
            why.push(reason(protocol, Element::SPA));
            if said.spa {
                Authentication::SecurePassword
            } else {
                Authentication::Password
            }
        }
    };
    let named = said.domain_name.is_some() || said.login_name.contains(['@', '\\']);
    if said.domain_required && !named {
        needs.push(Need::Domain);
    }
    needs.push(Need::Password);
    Login {
        authentication,
        needs,
    }
}
