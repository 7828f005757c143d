//! SOGo, a groupware server with ActiveSync, on a PostgreSQL of its own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use base64ct::{Base64, Encoding};
use eas_provision::Command::FolderSync;
use eas_provision::client::{Client, StopReason};
use eas_provision::http::decode_versions;
use eas_provision::status::Status;
use eas_provision::{
    PolicyStatus, ProvisionResponse, SettingsResponse, Versions, decode, peek_status,
};

use super::device::{Device, Request, Response, USER};
use super::program::{Server, free_address};
use super::report::Row;
use super::{Context, Peer, http, program};

pub(super) const PEER: Peer = Peer {
    name: "sogo",
    about: "SOGo (Objective-C), a groupware server of others, with a user in a PostgreSQL that is \
            started for it, and without a cache: the client's machine of eas-provision asks it live \
            for its versions, provisions, says what it is and reads its folders. It has no policy \
            for anybody, so no key is given and none acknowledged; that is what horde is asked for. \
            Started by root, both programs run as the users that Debian has for them, who have to \
            reach the folder of the workspace.",
    install: "apt-get install --no-install-recommends sogo-activesync postgresql",
    version,
    ask,
};

const PATIENCE: Duration = Duration::from_secs(60);
const PROGRAM: &str = "/usr/sbin/sogod";
const PASSWORD: &str = "secret";
/// What it says that it speaks.
const VERSIONS: [&str; 5] = ["2.5", "12.0", "12.1", "14.0", "14.1"];
/// Where a device says what it is by Settings: before 12.1 it does not, and from 14.1 on it does so
/// when it provisions (MS-ASPROV 3.1.5.1).
const SAY_BY_SETTINGS: [&str; 2] = ["12.1", "14.0"];
/// A folder that it makes for everybody.
const FOLDER: &[u8] = b"Personal Calendar";
/// `<FolderSync><SyncKey>0`, from MS-ASWBXML 2.1.2.1.8.
const FIRST_FOLDER_SYNC: &[u8] = b"\x03\x01\x6A\x00\x00\x07\x56\x52\x030\x00\x01\x01";

fn version(_: &Context) -> Option<String> {
    postgres().filter(|_| Path::new(PROGRAM).is_file())?;
    let mut command = Command::new("dpkg-query");
    command.args(["--show", "--showformat", "${Version}", "sogo-activesync"]);
    let run = program::run(&mut command, b"", PATIENCE).ok()?;
    let text = String::from_utf8(run.success().ok()?).ok()?;
    let (upstream, _) = text.split_once('-')?;
    Some(upstream.to_owned())
}

/// Where the newest PostgreSQL that Debian has installed keeps its programs.
fn postgres() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let folders = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
    let installed = folders.filter(|folder| folder.join("postgres").is_file());
    installed.max()
}

fn ask(context: &Context) -> Result<Vec<Row>, String> {
    let sogo = Sogo::start(context)?;
    Ok(vec![
        its_versions(&sogo)?,
        its_answers(&sogo)?,
        sessions(&sogo),
    ])
}

/// Both programs and their folders; what is dropped first ends first.
struct Sogo {
    server: Server,
    _database: Server,
    _folders: Folders,
}

/// Removed when it is over: others own what is in them.
struct Folders([PathBuf; 2]);

impl Drop for Folders {
    fn drop(&mut self) {
        for folder in &self.0 {
            // The next run says it if that is not possible.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

impl Sogo {
    fn start(context: &Context) -> Result<Self, String> {
        let programs = postgres().ok_or("there is no PostgreSQL")?;
        let root = is_root()?;
        let folder = context.scratch("sogo")?;
        let (data, home) = (folder.join("database"), folder.join("home"));
        fresh(&data, "postgres", root)?;
        fresh(&home, "sogo", root)?;
        let folders = Folders([data.clone(), home.clone()]);

        let mut make = as_user("postgres", root, programs.join("initdb"));
        make.args(["--no-sync", "--auth=trust", "--username=sogo", "--pgdata"])
            .arg(&data);
        program::run(&mut make, b"", PATIENCE)?.success()?;
        let mut fill = as_user("postgres", root, programs.join("postgres"));
        fill.args(["--single", "-F", "-D"])
            .arg(&data)
            .arg("postgres");
        program::run(&mut fill, tables().as_bytes(), PATIENCE)?.success()?;
        let address = free_address()?;
        let mut serve = as_user("postgres", root, programs.join("postgres"));
        serve
            .args(["-F", "-h", "127.0.0.1", "-k", "", "-p"])
            .arg(address.port().to_string())
            .arg("-D")
            .arg(&data);
        let database = Server::start(&mut serve, address, PATIENCE)?;

        let url = format!("postgresql://sogo:trusted@{address}/postgres");
        let address = free_address()?;
        let mut serve = as_user("sogo", root, PathBuf::from(PROGRAM));
        serve.env("HOME", &home);
        for (key, value) in settings(&url, &home) {
            serve.args([key, &value]);
        }
        serve.args(["-WOPort", &address.to_string()]);
        // What the machine's own memcached remembers is not of this run.
        serve.args(["-SOGoMemcachedHost", &free_address()?.to_string()]);
        Ok(Self {
            server: Server::start(&mut serve, address, PATIENCE)?,
            _database: database,
            _folders: folders,
        })
    }

    /// Brings a request there, with the credentials and the path that a web server in front of it
    /// would add.
    fn carry(&self, request: &Request, password: &str) -> Result<Response, String> {
        let credentials = Base64::encode_string(format!("{USER}:{password}").as_bytes());
        let basic = format!("Basic {credentials}");
        let target = format!("/SOGo{}", request.target);
        http::carry(
            self.server.address,
            request,
            &target,
            &[("Authorization", &basic)],
        )
    }
}

/// What both of its programs are told.
fn settings(url: &str, home: &Path) -> Vec<(&'static str, String)> {
    let table = |name: &str| format!("{url}/{name}");
    let users = format!(
        "({{type=sql; id=users; viewURL=\"{}\"; canAuthenticate=YES; isAddressBook=NO; \
         userPasswordAlgorithm=plain;}})",
        table("users")
    );
    vec![
        ("-WOUseWatchDog", "NO".to_owned()),
        ("-WONoDetach", "YES".to_owned()),
        ("-WOLogFile", home.join("log").display().to_string()),
        ("-WOPidFile", home.join("pid").display().to_string()),
        ("-SOGoProfileURL", table("profile")),
        ("-OCSFolderInfoURL", table("folder_info")),
        ("-OCSSessionsFolderURL", table("sessions")),
        ("-OCSEMailAlarmsFolderURL", table("alarms")),
        ("-OCSCacheFolderURL", table("cache")),
        ("-SOGoUserSources", users),
    ]
}

/// One command a line: the user, and what it remembers of devices (SOGo installation guide, 4).
fn tables() -> String {
    format!(
        "CREATE TABLE users (c_uid text, c_name text, c_password text, c_cn text, mail text)\n\
         INSERT INTO users VALUES ('{USER}', '{USER}', '{PASSWORD}', 'User', '{USER}@example.com')\n\
         CREATE TABLE cache (c_uid text, c_path text, c_parent_path text, c_type smallint, \
         c_creationdate int, c_lastmodified int, c_version int DEFAULT 0, \
         c_deleted smallint DEFAULT 0, c_content text, PRIMARY KEY (c_uid, c_path))\n"
    )
}

fn is_root() -> Result<bool, String> {
    let run = program::run(Command::new("id").arg("-u"), b"", PATIENCE)?;
    Ok(run.success()?.trim_ascii() == b"0")
}

/// Neither program runs as root, but each as the user that Debian has for it.
fn as_user(user: &str, root: bool, program: PathBuf) -> Command {
    if !root {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid", user, "--regid", user, "--clear-groups", "--"])
        .arg(program);
    command
}

/// An empty folder of a user.
fn fresh(folder: &Path, user: &str, root: bool) -> Result<(), String> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    let mut command = Command::new("install");
    command.args(["-d", "-m", "700"]);
    if root {
        command.args(["-o", user, "-g", user]);
    }
    program::run(command.arg(folder), b"", PATIENCE)?.success()?;
    Ok(())
}

/// The versions that it says it speaks.
fn its_versions(sogo: &Sogo) -> Result<Row, String> {
    let mut row = Row::new("its versions → our model", "answers");
    let options = Request {
        method: "OPTIONS",
        target: eas_provision::http::PATH.to_owned(),
        headers: Vec::new(),
        body: Vec::new(),
    };
    let answer = sogo.carry(&options, PASSWORD)?;
    let header = |wanted: &str| {
        let mut headers = answer.headers.iter();
        let found = headers.find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map_or("", |(_, value)| value.as_str())
    };
    let said = header("MS-ASProtocolVersions");
    let is_all = decode_versions(said) == decode_versions(&VERSIONS.join(","))
        && said.split(',').count() == VERSIONS.len();
    row.check(
        "MS-ASProtocolVersions",
        is_all.then_some(()).ok_or_else(|| said.to_owned()),
    );
    Ok(row)
}

/// A device that speaks one version.
fn device(version: &str, base64: bool) -> Device {
    let mut device = Device::new("Device1");
    let mut options = device.client.options().clone();
    options.versions = decode_versions(version);
    device.client = Client::new(options);
    device.base64 = base64;
    device
}

/// What it answers to Provision and Settings, read strictly.
fn its_answers(sogo: &Sogo) -> Result<Row, String> {
    let mut row = Row::new("its answers → our model", "answers");
    for version in VERSIONS {
        let mut device = device(version, false);
        let mut answers = Vec::new();
        let mut carrier = |_, request: &Request| {
            let answer = sogo.carry(request, PASSWORD).ok()?;
            answers.push((request.target.clone(), answer.body.clone()));
            Some(answer)
        };
        // What comes of it is the matter of the sessions.
        let _ = device.send(0, FolderSync, FIRST_FOLDER_SYNC, &mut carrier);
        let of = |command: &str| {
            let wanted = format!("Cmd={command}&");
            let mut all = answers.iter();
            let found = all.find(|(target, _)| target.contains(&wanted));
            found.map(|(_, body)| body.as_slice())
        };
        let provision = of("Provision").ok_or("it was not asked to provision")?;
        row.check(&format!("{version} Provision"), has_no_policy(provision));
        let settings = of("Settings");
        if SAY_BY_SETTINGS.contains(&version) {
            let settings = settings.ok_or("it was not told what the device is")?;
            let read = decode::<SettingsResponse>(settings).map_err(|e| e.to_string());
            row.check(&format!("{version} Settings"), read.map(|_| ()));
        }
    }
    Ok(row)
}

/// It has no policy for anybody, and says so.
fn has_no_policy(body: &[u8]) -> Result<(), String> {
    let response: ProvisionResponse<'_> = decode(body).map_err(|e| e.to_string())?;
    let policy = response.policies.as_ref().and_then(|all| all.first());
    match policy.map(|policy| policy.status) {
        Some(Some(PolicyStatus::NO_POLICY)) => Ok(()),
        other => Err(format!("{other:?}")),
    }
}

/// The client's machine, from nothing to the folders.
fn sessions(sogo: &Sogo) -> Row {
    let mut row = Row::new("our client at its server", "sessions");
    for version in VERSIONS {
        // Before 12.1 there is no query in base64.
        for base64 in [false, true] {
            if base64 && ["2.5", "12.0"].contains(&version) {
                continue;
            }
            let form = if base64 { "base64" } else { "plain" };
            row.check(
                &format!("{version}, {form} query"),
                reads_folders(sogo, device(version, base64)),
            );
        }
    }
    let mut any = device("2.5", false);
    any.client = Client::new({
        let mut options = any.client.options().clone();
        options.versions = Versions::ALL;
        options
    });
    row.check("the version is negotiated", negotiates(sogo, any));
    row.check("a wrong password", is_refused(sogo, device("14.1", false)));
    row
}

fn reads_folders(sogo: &Sogo, mut device: Device) -> Result<(), String> {
    let mut carrier = |_, request: &Request| sogo.carry(request, PASSWORD).ok();
    let answer = device.send(0, FolderSync, FIRST_FOLDER_SYNC, &mut carrier);
    let complain = |what: &str| format!("{what}: {}", device.log.join("; "));
    let answer = answer.ok_or_else(|| complain("FolderSync is not answered"))?;
    let state = device.client.state();
    if peek_status(&answer) != Ok(Some(Status::SUCCESS)) {
        return Err(complain("FolderSync has no success"));
    }
    if !state.provisioned || state.policy_key.is_some() || state.information_due {
        return Err(complain("provisioning is not done without a policy"));
    }
    let found = answer.windows(FOLDER.len()).any(|part| part == FOLDER);
    found
        .then_some(())
        .ok_or_else(|| complain("the folder is not there"))
}

/// The highest version that both speak is taken.
fn negotiates(sogo: &Sogo, mut device: Device) -> Result<(), String> {
    let mut carrier = |_, request: &Request| sogo.carry(request, PASSWORD).ok();
    let answer = device.send(0, FolderSync, FIRST_FOLDER_SYNC, &mut carrier);
    let version = device
        .client
        .state()
        .version
        .map(|version| version.to_string());
    match (answer, version.as_deref()) {
        (Some(_), Some("14.1")) => Ok(()),
        (_, version) => Err(format!("{version:?}: {}", device.log.join("; "))),
    }
}

fn is_refused(sogo: &Sogo, mut device: Device) -> Result<(), String> {
    let mut carrier = |_, request: &Request| sogo.carry(request, "wrong").ok();
    let answer = device.send(0, FolderSync, FIRST_FOLDER_SYNC, &mut carrier);
    match (answer, device.client.state().stopped) {
        (None, Some(StopReason::Unauthorized)) => Ok(()),
        (_, stopped) => Err(format!("{stopped:?}: {}", device.log.join("; "))),
    }
}
