// Written by `cargo xtask codegen` from the facts in `syncml/data`. Not to be edited.

use crate::model::{AlertCode, CodeEntry, StatusCode};

impl StatusCode {
    /// 101 In progress. The command is being carried out; for the header: the server is busy.
    pub const IN_PROGRESS: Self = Self(101);
    /// 200 OK. The command has been carried out.
    pub const OK: Self = Self(200);
    /// 201 Item added. The item has been added.
    pub const ITEM_ADDED: Self = Self(201);
    /// 202 Accepted for processing. The command has been accepted and is carried out later; an alert tells the outcome.
    pub const ACCEPTED: Self = Self(202);
    /// 203 Non-authoritative response. The response comes from another source than the one asked.
    pub const NON_AUTHORITATIVE: Self = Self(203);
    /// 204 No content. The command has been carried out and there is nothing to return.
    pub const NO_CONTENT: Self = Self(204);
    /// 205 Reset content. The originator should update what it shows.
    pub const RESET_CONTENT: Self = Self(205);
    /// 206 Partial content. Only a part of the command has been carried out.
    pub const PARTIAL_CONTENT: Self = Self(206);
    /// 207 Conflict resolved with merge. Both sides had changed the item; the changes have been merged.
    pub const CONFLICT_MERGED: Self = Self(207);
    /// 208 Conflict resolved with client's command winning. Both sides had changed the item; the change of the client stands.
    pub const CONFLICT_CLIENT_WON: Self = Self(208);
    /// 209 Conflict resolved with duplicate. Both sides had changed the item; now there are two.
    pub const CONFLICT_DUPLICATED: Self = Self(209);
    /// 210 Delete without archive. The item has been deleted but not archived.
    pub const DELETED_WITHOUT_ARCHIVE: Self = Self(210);
    /// 211 Item not deleted. The item was not there.
    pub const NOT_DELETED: Self = Self(211);
    /// 212 Authentication accepted. The credential holds for the whole session.
    pub const AUTHENTICATED: Self = Self(212);
    /// 213 Chunked item accepted and buffered. The piece of a large object has been taken; more is to come.
    pub const CHUNK_ACCEPTED: Self = Self(213);
    /// 214 Operation cancelled. The user has cancelled the command.
    pub const OPERATION_CANCELLED: Self = Self(214);
    /// 215 Not executed. The command has not been carried out because of the outcome of another one.
    pub const NOT_EXECUTED: Self = Self(215);
    /// 216 Atomic roll back OK. The command had been carried out inside Atomic and has been undone.
    pub const ATOMIC_ROLLED_BACK: Self = Self(216);
    /// 300 Multiple choices. There are several targets to choose from.
    pub const MULTIPLE_CHOICES: Self = Self(300);
    /// 301 Moved permanently. The target has another address now.
    pub const MOVED_PERMANENTLY: Self = Self(301);
    /// 302 Found. The target has another address for the time being.
    pub const FOUND: Self = Self(302);
    /// 303 See other. The response is at another address.
    pub const SEE_OTHER: Self = Self(303);
    /// 304 Not modified. The command has not been carried out; the user said No to a confirmation.
    pub const NOT_MODIFIED: Self = Self(304);
    /// 305 Use proxy. The target is reached through a proxy.
    pub const USE_PROXY: Self = Self(305);
    /// 400 Bad request. The command is malformed.
    pub const BAD_REQUEST: Self = Self(400);
    /// 401 Invalid credentials. The credential is wrong or of the wrong kind; Chal says which kind is wanted.
    pub const INVALID_CREDENTIALS: Self = Self(401);
    /// 402 Payment required. Payment is needed first.
    pub const PAYMENT_REQUIRED: Self = Self(402);
    /// 403 Forbidden. The command is refused and a credential would not help.
    pub const FORBIDDEN: Self = Self(403);
    /// 404 Not found. The target is not there.
    pub const NOT_FOUND: Self = Self(404);
    /// 405 Command not allowed. The target does not allow the command.
    pub const COMMAND_NOT_ALLOWED: Self = Self(405);
    /// 406 Optional feature not supported. The command needs a feature that is optional and not there.
    pub const UNSUPPORTED_FEATURE: Self = Self(406);
    /// 407 Authentication required. No credential was given; Chal says which kind is wanted.
    pub const MISSING_CREDENTIALS: Self = Self(407);
    /// 408 Request timeout. The answer did not come in time; the user did not answer.
    pub const REQUEST_TIMEOUT: Self = Self(408);
    /// 409 Conflict. Both sides have changed the item.
    pub const CONFLICT: Self = Self(409);
    /// 410 Gone. The target has been there and is not any more.
    pub const GONE: Self = Self(410);
    /// 411 Size required. The size of the item has to be given.
    pub const SIZE_REQUIRED: Self = Self(411);
    /// 412 Incomplete command. Something that the command needs is missing.
    pub const INCOMPLETE_COMMAND: Self = Self(412);
    /// 413 Request entity too large. The item is too large.
    pub const ENTITY_TOO_LARGE: Self = Self(413);
    /// 414 URI too long. The address is too long.
    pub const URI_TOO_LONG: Self = Self(414);
    /// 415 Unsupported media type or format. The type or format of the item is not supported.
    pub const UNSUPPORTED_TYPE: Self = Self(415);
    /// 416 Requested size too big. The item is larger than the receiver takes.
    pub const SIZE_TOO_BIG: Self = Self(416);
    /// 417 Retry later. The receiver cannot carry out the command now.
    pub const RETRY_LATER: Self = Self(417);
    /// 418 Already exists. The target is there already.
    pub const ALREADY_EXISTS: Self = Self(418);
    /// 419 Conflict resolved with server data. Both sides had changed the item; the data of the server stands.
    pub const CONFLICT_SERVER_WON: Self = Self(419);
    /// 420 Device full. There is no room for the item.
    pub const DEVICE_FULL: Self = Self(420);
    /// 421 Unknown search grammar. The query is in a language that is not known.
    pub const UNKNOWN_SEARCH_GRAMMAR: Self = Self(421);
    /// 422 Bad CGI script. The address has a faulty script in it.
    pub const BAD_CGI_SCRIPT: Self = Self(422);
    /// 423 Soft-delete conflict. The item was deleted softly before.
    pub const SOFT_DELETE_CONFLICT: Self = Self(423);
    /// 424 Size mismatch. The object has not the size that was announced.
    pub const SIZE_MISMATCH: Self = Self(424);
    /// 425 Permission denied. The access control list does not let the sender do this.
    pub const PERMISSION_DENIED: Self = Self(425);
    /// 426 Partial item not accepted. An item with some of its fields only is not taken.
    pub const PARTIAL_ITEM_NOT_ACCEPTED: Self = Self(426);
    /// 427 Item not empty. The target holds other items.
    pub const NOT_EMPTY: Self = Self(427);
    /// 428 Move failed. The item could not be moved.
    pub const MOVE_FAILED: Self = Self(428);
    /// 500 Command failed. Something unexpected kept the command from being carried out.
    pub const COMMAND_FAILED: Self = Self(500);
    /// 501 Command not implemented. The receiver does not know the command.
    pub const NOT_IMPLEMENTED: Self = Self(501);
    /// 502 Bad gateway. A server behind the receiver has answered wrongly.
    pub const BAD_GATEWAY: Self = Self(502);
    /// 503 Service unavailable. The receiver is overloaded or being maintained.
    pub const SERVICE_UNAVAILABLE: Self = Self(503);
    /// 504 Gateway timeout. A server behind the receiver has not answered in time.
    pub const GATEWAY_TIMEOUT: Self = Self(504);
    /// 505 DTD version not supported. The version of VerDTD is not supported.
    pub const DTD_VERSION_UNSUPPORTED: Self = Self(505);
    /// 506 Processing error. The application has failed while it carried out the command.
    pub const PROCESSING_ERROR: Self = Self(506);
    /// 507 Atomic failed. A command inside Atomic has failed and none has taken effect.
    pub const ATOMIC_FAILED: Self = Self(507);
    /// 508 Refresh required. A slow synchronisation is needed.
    pub const REFRESH_REQUIRED: Self = Self(508);
    /// 509 Reserved. Reserved.
    pub const RESERVED: Self = Self(509);
    /// 510 Data store failure. The data store has failed.
    pub const DATA_STORE_FAILURE: Self = Self(510);
    /// 511 Server failure. The server has failed severely.
    pub const SERVER_FAILURE: Self = Self(511);
    /// 512 Synchronisation failed. The application has failed during the synchronisation.
    pub const SYNC_FAILED: Self = Self(512);
    /// 513 Protocol version not supported. The version of VerProto is not supported.
    pub const PROTOCOL_VERSION_UNSUPPORTED: Self = Self(513);
    /// 514 Operation cancelled. The operation has been cancelled before it was complete.
    pub const OPERATION_FAILED_CANCELLED: Self = Self(514);
    /// 516 Atomic roll back failed. The command had been carried out inside Atomic and could not be undone.
    pub const ATOMIC_ROLL_BACK_FAILED: Self = Self(516);
    /// 517 Atomic response too large to fit. The statuses of an Atomic do not fit into a message; it has been undone.
    pub const ATOMIC_RESPONSE_TOO_LARGE: Self = Self(517);
}

/// Sorted by code.
pub(crate) static STATUSES: &[CodeEntry] = &[
    CodeEntry {
        code: 101,
        name: "In progress",
        meaning: "The command is being carried out; for the header: the server is busy.",
    },
    CodeEntry {
        code: 200,
        name: "OK",
        meaning: "The command has been carried out.",
    },
    CodeEntry {
        code: 201,
        name: "Item added",
        meaning: "The item has been added.",
    },
    CodeEntry {
        code: 202,
        name: "Accepted for processing",
        meaning: "The command has been accepted and is carried out later; an alert tells the outcome.",
    },
    CodeEntry {
        code: 203,
        name: "Non-authoritative response",
        meaning: "The response comes from another source than the one asked.",
    },
    CodeEntry {
        code: 204,
        name: "No content",
        meaning: "The command has been carried out and there is nothing to return.",
    },
    CodeEntry {
        code: 205,
        name: "Reset content",
        meaning: "The originator should update what it shows.",
    },
    CodeEntry {
        code: 206,
        name: "Partial content",
        meaning: "Only a part of the command has been carried out.",
    },
    CodeEntry {
        code: 207,
        name: "Conflict resolved with merge",
        meaning: "Both sides had changed the item; the changes have been merged.",
    },
    CodeEntry {
        code: 208,
        name: "Conflict resolved with client's command winning",
        meaning: "Both sides had changed the item; the change of the client stands.",
    },
    CodeEntry {
        code: 209,
        name: "Conflict resolved with duplicate",
        meaning: "Both sides had changed the item; now there are two.",
    },
    CodeEntry {
        code: 210,
        name: "Delete without archive",
        meaning: "The item has been deleted but not archived.",
    },
    CodeEntry {
        code: 211,
        name: "Item not deleted",
        meaning: "The item was not there.",
    },
    CodeEntry {
        code: 212,
        name: "Authentication accepted",
        meaning: "The credential holds for the whole session.",
    },
    CodeEntry {
        code: 213,
        name: "Chunked item accepted and buffered",
        meaning: "The piece of a large object has been taken; more is to come.",
    },
    CodeEntry {
        code: 214,
        name: "Operation cancelled",
        meaning: "The user has cancelled the command.",
    },
    CodeEntry {
        code: 215,
        name: "Not executed",
        meaning: "The command has not been carried out because of the outcome of another one.",
    },
    CodeEntry {
        code: 216,
        name: "Atomic roll back OK",
        meaning: "The command had been carried out inside Atomic and has been undone.",
    },
    CodeEntry {
        code: 300,
        name: "Multiple choices",
        meaning: "There are several targets to choose from.",
    },
    CodeEntry {
        code: 301,
        name: "Moved permanently",
        meaning: "The target has another address now.",
    },
    CodeEntry {
        code: 302,
        name: "Found",
        meaning: "The target has another address for the time being.",
    },
    CodeEntry {
        code: 303,
        name: "See other",
        meaning: "The response is at another address.",
    },
    CodeEntry {
        code: 304,
        name: "Not modified",
        meaning: "The command has not been carried out; the user said No to a confirmation.",
    },
    CodeEntry {
        code: 305,
        name: "Use proxy",
        meaning: "The target is reached through a proxy.",
    },
    CodeEntry {
        code: 400,
        name: "Bad request",
        meaning: "The command is malformed.",
    },
    CodeEntry {
        code: 401,
        name: "Invalid credentials",
        meaning: "The credential is wrong or of the wrong kind; Chal says which kind is wanted.",
    },
    CodeEntry {
        code: 402,
        name: "Payment required",
        meaning: "Payment is needed first.",
    },
    CodeEntry {
        code: 403,
        name: "Forbidden",
        meaning: "The command is refused and a credential would not help.",
    },
    CodeEntry {
        code: 404,
        name: "Not found",
        meaning: "The target is not there.",
    },
    CodeEntry {
        code: 405,
        name: "Command not allowed",
        meaning: "The target does not allow the command.",
    },
    CodeEntry {
        code: 406,
        name: "Optional feature not supported",
        meaning: "The command needs a feature that is optional and not there.",
    },
    CodeEntry {
        code: 407,
        name: "Authentication required",
        meaning: "No credential was given; Chal says which kind is wanted.",
    },
    CodeEntry {
        code: 408,
        name: "Request timeout",
        meaning: "The answer did not come in time; the user did not answer.",
    },
    CodeEntry {
        code: 409,
        name: "Conflict",
        meaning: "Both sides have changed the item.",
    },
    CodeEntry {
        code: 410,
        name: "Gone",
        meaning: "The target has been there and is not any more.",
    },
    CodeEntry {
        code: 411,
        name: "Size required",
        meaning: "The size of the item has to be given.",
    },
    CodeEntry {
        code: 412,
        name: "Incomplete command",
        meaning: "Something that the command needs is missing.",
    },
    CodeEntry {
        code: 413,
        name: "Request entity too large",
        meaning: "The item is too large.",
    },
    CodeEntry {
        code: 414,
        name: "URI too long",
        meaning: "The address is too long.",
    },
    CodeEntry {
        code: 415,
        name: "Unsupported media type or format",
        meaning: "The type or format of the item is not supported.",
    },
    CodeEntry {
        code: 416,
        name: "Requested size too big",
        meaning: "The item is larger than the receiver takes.",
    },
    CodeEntry {
        code: 417,
        name: "Retry later",
        meaning: "The receiver cannot carry out the command now.",
    },
    CodeEntry {
        code: 418,
        name: "Already exists",
        meaning: "The target is there already.",
    },
    CodeEntry {
        code: 419,
        name: "Conflict resolved with server data",
        meaning: "Both sides had changed the item; the data of the server stands.",
    },
    CodeEntry {
        code: 420,
        name: "Device full",
        meaning: "There is no room for the item.",
    },
    CodeEntry {
        code: 421,
        name: "Unknown search grammar",
        meaning: "The query is in a language that is not known.",
    },
    CodeEntry {
        code: 422,
        name: "Bad CGI script",
        meaning: "The address has a faulty script in it.",
    },
    CodeEntry {
        code: 423,
        name: "Soft-delete conflict",
        meaning: "The item was deleted softly before.",
    },
    CodeEntry {
        code: 424,
        name: "Size mismatch",
        meaning: "The object has not the size that was announced.",
    },
    CodeEntry {
        code: 425,
        name: "Permission denied",
        meaning: "The access control list does not let the sender do this.",
    },
    CodeEntry {
        code: 426,
        name: "Partial item not accepted",
        meaning: "An item with some of its fields only is not taken.",
    },
    CodeEntry {
        code: 427,
        name: "Item not empty",
        meaning: "The target holds other items.",
    },
    CodeEntry {
        code: 428,
        name: "Move failed",
        meaning: "The item could not be moved.",
    },
    CodeEntry {
        code: 500,
        name: "Command failed",
        meaning: "Something unexpected kept the command from being carried out.",
    },
    CodeEntry {
        code: 501,
        name: "Command not implemented",
        meaning: "The receiver does not know the command.",
    },
    CodeEntry {
        code: 502,
        name: "Bad gateway",
        meaning: "A server behind the receiver has answered wrongly.",
    },
    CodeEntry {
        code: 503,
        name: "Service unavailable",
        meaning: "The receiver is overloaded or being maintained.",
    },
    CodeEntry {
        code: 504,
        name: "Gateway timeout",
        meaning: "A server behind the receiver has not answered in time.",
    },
    CodeEntry {
        code: 505,
        name: "DTD version not supported",
        meaning: "The version of VerDTD is not supported.",
    },
    CodeEntry {
        code: 506,
        name: "Processing error",
        meaning: "The application has failed while it carried out the command.",
    },
    CodeEntry {
        code: 507,
        name: "Atomic failed",
        meaning: "A command inside Atomic has failed and none has taken effect.",
    },
    CodeEntry {
        code: 508,
        name: "Refresh required",
        meaning: "A slow synchronisation is needed.",
    },
    CodeEntry {
        code: 509,
        name: "Reserved",
        meaning: "Reserved.",
    },
    CodeEntry {
        code: 510,
        name: "Data store failure",
        meaning: "The data store has failed.",
    },
    CodeEntry {
        code: 511,
        name: "Server failure",
        meaning: "The server has failed severely.",
    },
    CodeEntry {
        code: 512,
        name: "Synchronisation failed",
        meaning: "The application has failed during the synchronisation.",
    },
    CodeEntry {
        code: 513,
        name: "Protocol version not supported",
        meaning: "The version of VerProto is not supported.",
    },
    CodeEntry {
        code: 514,
        name: "Operation cancelled",
        meaning: "The operation has been cancelled before it was complete.",
    },
    CodeEntry {
        code: 516,
        name: "Atomic roll back failed",
        meaning: "The command had been carried out inside Atomic and could not be undone.",
    },
    CodeEntry {
        code: 517,
        name: "Atomic response too large to fit",
        meaning: "The statuses of an Atomic do not fit into a message; it has been undone.",
    },
];

impl AlertCode {
    /// 100 Show. Show the data to the user.
    pub const SHOW: Self = Self(100);
    /// 200 Two-way sync. Both sides send their changes.
    pub const TWO_WAY: Self = Self(200);
    /// 201 Slow sync. Both sides send everything and the server compares.
    pub const SLOW: Self = Self(201);
    /// 202 One-way sync from client. The client sends its changes.
    pub const ONE_WAY_FROM_CLIENT: Self = Self(202);
    /// 203 Refresh sync from client. The client sends everything and it replaces what the server has.
    pub const REFRESH_FROM_CLIENT: Self = Self(203);
    /// 204 One-way sync from server. The server sends its changes.
    pub const ONE_WAY_FROM_SERVER: Self = Self(204);
    /// 205 Refresh sync from server. The server sends everything and it replaces what the client has.
    pub const REFRESH_FROM_SERVER: Self = Self(205);
    /// 206 Two-way sync by server. The server asks the client to begin a two-way sync.
    pub const TWO_WAY_BY_SERVER: Self = Self(206);
    /// 207 One-way sync from client by server. The server asks the client to begin a one-way sync from the client.
    pub const ONE_WAY_FROM_CLIENT_BY_SERVER: Self = Self(207);
    /// 208 Refresh sync from client by server. The server asks the client to begin a refresh sync from the client.
    pub const REFRESH_FROM_CLIENT_BY_SERVER: Self = Self(208);
    /// 209 One-way sync from server by server. The server asks the client to begin a one-way sync from the server.
    pub const ONE_WAY_FROM_SERVER_BY_SERVER: Self = Self(209);
    /// 210 Refresh sync from server by server. The server asks the client to begin a refresh sync from the server.
    pub const REFRESH_FROM_SERVER_BY_SERVER: Self = Self(210);
    /// 221 Result alert. The results of the last synchronisation are asked for.
    pub const RESULT_ALERT: Self = Self(221);
    /// 222 Next message. The next message of the package is asked for.
    pub const NEXT_MESSAGE: Self = Self(222);
    /// 223 No end of data. The last piece of a large object has not come.
    pub const NO_END_OF_DATA: Self = Self(223);
    /// 224 Suspend. The session is suspended (1.2).
    pub const SUSPEND: Self = Self(224);
    /// 225 Resume. A suspended session goes on (1.2).
    pub const RESUME: Self = Self(225);
    /// 1100 Display. Show a text to the user.
    pub const DM_DISPLAY: Self = Self(1100);
    /// 1101 Confirm or reject. Ask the user for yes or no.
    pub const DM_CONFIRM: Self = Self(1101);
    /// 1102 Text input. Ask the user for a text.
    pub const DM_TEXT_INPUT: Self = Self(1102);
    /// 1103 Single choice. Ask the user for one of several.
    pub const DM_SINGLE_CHOICE: Self = Self(1103);
    /// 1104 Multiple choice. Ask the user for any of several.
    pub const DM_MULTIPLE_CHOICE: Self = Self(1104);
    /// 1200 Server-initiated management. The session was asked for by the server.
    pub const DM_SERVER_INITIATED: Self = Self(1200);
    /// 1201 Client-initiated management. The session was begun by the client.
    pub const DM_CLIENT_INITIATED: Self = Self(1201);
    /// 1221 Result alert. The results of the last session are asked for (1.1).
    pub const DM_RESULT_ALERT: Self = Self(1221);
    /// 1222 Next message. The next message of the package is asked for.
    pub const DM_NEXT_MESSAGE: Self = Self(1222);
    /// 1223 Session abort. The session ends at once.
    pub const DM_SESSION_ABORT: Self = Self(1223);
    /// 1224 Client event. Something has happened at the client.
    pub const DM_CLIENT_EVENT: Self = Self(1224);
    /// 1225 No end of data. The last piece of a large object has not come.
    pub const DM_NO_END_OF_DATA: Self = Self(1225);
    /// 1226 Generic alert. A management object of the client has something to tell.
    pub const DM_GENERIC_ALERT: Self = Self(1226);
}

/// Sorted by code.
pub(crate) static ALERTS: &[CodeEntry] = &[
    CodeEntry {
        code: 100,
        name: "Show",
        meaning: "Show the data to the user.",
    },
    CodeEntry {
        code: 200,
        name: "Two-way sync",
        meaning: "Both sides send their changes.",
    },
    CodeEntry {
        code: 201,
        name: "Slow sync",
        meaning: "Both sides send everything and the server compares.",
    },
    CodeEntry {
        code: 202,
        name: "One-way sync from client",
        meaning: "The client sends its changes.",
    },
    CodeEntry {
        code: 203,
        name: "Refresh sync from client",
        meaning: "The client sends everything and it replaces what the server has.",
    },
    CodeEntry {
        code: 204,
        name: "One-way sync from server",
        meaning: "The server sends its changes.",
    },
    CodeEntry {
        code: 205,
        name: "Refresh sync from server",
        meaning: "The server sends everything and it replaces what the client has.",
    },
    CodeEntry {
        code: 206,
        name: "Two-way sync by server",
        meaning: "The server asks the client to begin a two-way sync.",
    },
    CodeEntry {
        code: 207,
        name: "One-way sync from client by server",
        meaning: "The server asks the client to begin a one-way sync from the client.",
    },
    CodeEntry {
        code: 208,
        name: "Refresh sync from client by server",
        meaning: "The server asks the client to begin a refresh sync from the client.",
    },
    CodeEntry {
        code: 209,
        name: "One-way sync from server by server",
        meaning: "The server asks the client to begin a one-way sync from the server.",
    },
    CodeEntry {
        code: 210,
        name: "Refresh sync from server by server",
        meaning: "The server asks the client to begin a refresh sync from the server.",
    },
    CodeEntry {
        code: 221,
        name: "Result alert",
        meaning: "The results of the last synchronisation are asked for.",
    },
    CodeEntry {
        code: 222,
        name: "Next message",
        meaning: "The next message of the package is asked for.",
    },
    CodeEntry {
        code: 223,
        name: "No end of data",
        meaning: "The last piece of a large object has not come.",
    },
    CodeEntry {
        code: 224,
        name: "Suspend",
        meaning: "The session is suspended (1.2).",
    },
    CodeEntry {
        code: 225,
        name: "Resume",
        meaning: "A suspended session goes on (1.2).",
    },
    CodeEntry {
        code: 1100,
        name: "Display",
        meaning: "Show a text to the user.",
    },
    CodeEntry {
        code: 1101,
        name: "Confirm or reject",
        meaning: "Ask the user for yes or no.",
    },
    CodeEntry {
        code: 1102,
        name: "Text input",
        meaning: "Ask the user for a text.",
    },
    CodeEntry {
        code: 1103,
        name: "Single choice",
        meaning: "Ask the user for one of several.",
    },
    CodeEntry {
        code: 1104,
        name: "Multiple choice",
        meaning: "Ask the user for any of several.",
    },
    CodeEntry {
        code: 1200,
        name: "Server-initiated management",
        meaning: "The session was asked for by the server.",
    },
    CodeEntry {
        code: 1201,
        name: "Client-initiated management",
        meaning: "The session was begun by the client.",
    },
    CodeEntry {
        code: 1221,
        name: "Result alert",
        meaning: "The results of the last session are asked for (1.1).",
    },
    CodeEntry {
        code: 1222,
        name: "Next message",
        meaning: "The next message of the package is asked for.",
    },
    CodeEntry {
        code: 1223,
        name: "Session abort",
        meaning: "The session ends at once.",
    },
    CodeEntry {
        code: 1224,
        name: "Client event",
        meaning: "Something has happened at the client.",
    },
    CodeEntry {
        code: 1225,
        name: "No end of data",
        meaning: "The last piece of a large object has not come.",
    },
    CodeEntry {
        code: 1226,
        name: "Generic alert",
        meaning: "A management object of the client has something to tell.",
    },
];
