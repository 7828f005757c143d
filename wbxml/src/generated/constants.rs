// Written by `cargo xtask codegen` from the facts in `wbxml/data`. Not to be edited.

//! Tags of the elements and attributes that models match on.

/// Elements of `syncml-1.2`: SyncML 1.2 (OMA DS and DM) representation protocol.
pub mod syncml {
    use crate::Tag;

    /// `Add`
    pub const ADD: Tag = Tag::new(0, 0x05);
    /// `Alert`
    pub const ALERT: Tag = Tag::new(0, 0x06);
    /// `Archive`
    pub const ARCHIVE: Tag = Tag::new(0, 0x07);
    /// `Atomic`
    pub const ATOMIC: Tag = Tag::new(0, 0x08);
    /// `Chal`
    pub const CHAL: Tag = Tag::new(0, 0x09);
    /// `Cmd`
    pub const CMD: Tag = Tag::new(0, 0x0A);
    /// `CmdID`
    pub const CMD_ID: Tag = Tag::new(0, 0x0B);
    /// `CmdRef`
    pub const CMD_REF: Tag = Tag::new(0, 0x0C);
    /// `Copy`
    pub const COPY: Tag = Tag::new(0, 0x0D);
    /// `Cred`
    pub const CRED: Tag = Tag::new(0, 0x0E);
    /// `Data`
    pub const DATA: Tag = Tag::new(0, 0x0F);
    /// `Delete`
    pub const DELETE: Tag = Tag::new(0, 0x10);
    /// `Exec`
    pub const EXEC: Tag = Tag::new(0, 0x11);
    /// `Final`
    pub const FINAL: Tag = Tag::new(0, 0x12);
    /// `Get`
    pub const GET: Tag = Tag::new(0, 0x13);
    /// `Item`
    pub const ITEM: Tag = Tag::new(0, 0x14);
    /// `Lang`
    pub const LANG: Tag = Tag::new(0, 0x15);
    /// `LocName`
    pub const LOC_NAME: Tag = Tag::new(0, 0x16);
    /// `LocURI`
    pub const LOC_URI: Tag = Tag::new(0, 0x17);
    /// `Map`
    pub const MAP: Tag = Tag::new(0, 0x18);
    /// `MapItem`
    pub const MAP_ITEM: Tag = Tag::new(0, 0x19);
    /// `Meta`
    pub const META: Tag = Tag::new(0, 0x1A);
    /// `MsgID`
    pub const MSG_ID: Tag = Tag::new(0, 0x1B);
    /// `MsgRef`
    pub const MSG_REF: Tag = Tag::new(0, 0x1C);
    /// `NoResp`
    pub const NO_RESP: Tag = Tag::new(0, 0x1D);
    /// `NoResults`
    pub const NO_RESULTS: Tag = Tag::new(0, 0x1E);
    /// `Put`
    pub const PUT: Tag = Tag::new(0, 0x1F);
    /// `Replace`
    pub const REPLACE: Tag = Tag::new(0, 0x20);
    /// `RespURI`
    pub const RESP_URI: Tag = Tag::new(0, 0x21);
    /// `Results`
    pub const RESULTS: Tag = Tag::new(0, 0x22);
    /// `Search`
    pub const SEARCH: Tag = Tag::new(0, 0x23);
    /// `Sequence`
    pub const SEQUENCE: Tag = Tag::new(0, 0x24);
    /// `SessionID`
    pub const SESSION_ID: Tag = Tag::new(0, 0x25);
    /// `SftDel`
    pub const SFT_DEL: Tag = Tag::new(0, 0x26);
    /// `Source`
    pub const SOURCE: Tag = Tag::new(0, 0x27);
    /// `SourceRef`
    pub const SOURCE_REF: Tag = Tag::new(0, 0x28);
    /// `Status`
    pub const STATUS: Tag = Tag::new(0, 0x29);
    /// `Sync`
    pub const SYNC: Tag = Tag::new(0, 0x2A);
    /// `SyncBody`
    pub const SYNC_BODY: Tag = Tag::new(0, 0x2B);
    /// `SyncHdr`
    pub const SYNC_HDR: Tag = Tag::new(0, 0x2C);
    /// `SyncML`
    pub const SYNC_ML: Tag = Tag::new(0, 0x2D);
    /// `Target`
    pub const TARGET: Tag = Tag::new(0, 0x2E);
    /// `TargetRef`
    pub const TARGET_REF: Tag = Tag::new(0, 0x2F);
    /// `VerDTD`
    pub const VER_DTD: Tag = Tag::new(0, 0x31);
    /// `VerProto`
    pub const VER_PROTO: Tag = Tag::new(0, 0x32);
    /// `NumberOfChanges`
    pub const NUMBER_OF_CHANGES: Tag = Tag::new(0, 0x33);
    /// `MoreData`
    pub const MORE_DATA: Tag = Tag::new(0, 0x34);
    /// `Field`
    pub const FIELD: Tag = Tag::new(0, 0x35);
    /// `Filter`
    pub const FILTER: Tag = Tag::new(0, 0x36);
    /// `Record`
    pub const RECORD: Tag = Tag::new(0, 0x37);
    /// `FilterType`
    pub const FILTER_TYPE: Tag = Tag::new(0, 0x38);
    /// `SourceParent`
    pub const SOURCE_PARENT: Tag = Tag::new(0, 0x39);
    /// `TargetParent`
    pub const TARGET_PARENT: Tag = Tag::new(0, 0x3A);
    /// `Move`
    pub const MOVE: Tag = Tag::new(0, 0x3B);
    /// `Correlator`
    pub const CORRELATOR: Tag = Tag::new(0, 0x3C);
}

/// Elements of `metinf-1.2`: SyncML 1.2 meta information.
pub mod metinf {
    use crate::Tag;

    /// `Anchor`
    pub const ANCHOR: Tag = Tag::new(1, 0x05);
    /// `EMI`
    pub const EMI: Tag = Tag::new(1, 0x06);
    /// `Format`
    pub const FORMAT: Tag = Tag::new(1, 0x07);
    /// `FreeID`
    pub const FREE_ID: Tag = Tag::new(1, 0x08);
    /// `FreeMem`
    pub const FREE_MEM: Tag = Tag::new(1, 0x09);
    /// `Last`
    pub const LAST: Tag = Tag::new(1, 0x0A);
    /// `Mark`
    pub const MARK: Tag = Tag::new(1, 0x0B);
    /// `MaxMsgSize`
    pub const MAX_MSG_SIZE: Tag = Tag::new(1, 0x0C);
    /// `Mem`
    pub const MEM: Tag = Tag::new(1, 0x0D);
    /// `MetInf`
    pub const MET_INF: Tag = Tag::new(1, 0x0E);
    /// `Next`
    pub const NEXT: Tag = Tag::new(1, 0x0F);
    /// `NextNonce`
    pub const NEXT_NONCE: Tag = Tag::new(1, 0x10);
    /// `SharedMem`
    pub const SHARED_MEM: Tag = Tag::new(1, 0x11);
    /// `Size`
    pub const SIZE: Tag = Tag::new(1, 0x12);
    /// `Type`
    pub const TYPE: Tag = Tag::new(1, 0x13);
    /// `Version`
    pub const VERSION: Tag = Tag::new(1, 0x14);
    /// `MaxObjSize`
    pub const MAX_OBJ_SIZE: Tag = Tag::new(1, 0x15);
    /// `FieldLevel`
    pub const FIELD_LEVEL: Tag = Tag::new(1, 0x16);
    /// `FP`
    pub const FP: Tag = Tag::new(1, 0x17);
    /// `ID`
    pub const ID: Tag = Tag::new(1, 0x18);
    /// `IDContainer`
    pub const ID_CONTAINER: Tag = Tag::new(1, 0x19);
    /// `IDPair`
    pub const ID_PAIR: Tag = Tag::new(1, 0x1A);
}

/// Elements of `devinf-1.2`: OMA DS 1.2 device information.
pub mod devinf {
    use crate::Tag;

    /// `CTCap`
    pub const CT_CAP: Tag = Tag::new(0, 0x05);
    /// `CTType`
    pub const CT_TYPE: Tag = Tag::new(0, 0x06);
    /// `DataStore`
    pub const DATA_STORE: Tag = Tag::new(0, 0x07);
    /// `DataType`
    pub const DATA_TYPE: Tag = Tag::new(0, 0x08);
    /// `DevID`
    pub const DEV_ID: Tag = Tag::new(0, 0x09);
    /// `DevInf`
    pub const DEV_INF: Tag = Tag::new(0, 0x0A);
    /// `DevTyp`
    pub const DEV_TYP: Tag = Tag::new(0, 0x0B);
    /// `DisplayName`
    pub const DISPLAY_NAME: Tag = Tag::new(0, 0x0C);
    /// `DSMem`
    pub const DS_MEM: Tag = Tag::new(0, 0x0D);
    /// `Ext`
    pub const EXT: Tag = Tag::new(0, 0x0E);
    /// `FwV`
    pub const FW_V: Tag = Tag::new(0, 0x0F);
    /// `HwV`
    pub const HW_V: Tag = Tag::new(0, 0x10);
    /// `Man`
    pub const MAN: Tag = Tag::new(0, 0x11);
    /// `MaxGUIDSize`
    pub const MAX_GUID_SIZE: Tag = Tag::new(0, 0x12);
    /// `MaxID`
    pub const MAX_ID: Tag = Tag::new(0, 0x13);
    /// `MaxMem`
    pub const MAX_MEM: Tag = Tag::new(0, 0x14);
    /// `Mod`
    pub const MOD: Tag = Tag::new(0, 0x15);
    /// `OEM`
    pub const OEM: Tag = Tag::new(0, 0x16);
    /// `ParamName`
    pub const PARAM_NAME: Tag = Tag::new(0, 0x17);
    /// `PropName`
    pub const PROP_NAME: Tag = Tag::new(0, 0x18);
    /// `Rx`
    pub const RX: Tag = Tag::new(0, 0x19);
    /// `Rx-Pref`
    pub const RX_PREF: Tag = Tag::new(0, 0x1A);
    /// `SharedMem`
    pub const SHARED_MEM: Tag = Tag::new(0, 0x1B);
    /// `MaxSize`
    pub const MAX_SIZE: Tag = Tag::new(0, 0x1C);
    /// `SourceRef`
    pub const SOURCE_REF: Tag = Tag::new(0, 0x1D);
    /// `SwV`
    pub const SW_V: Tag = Tag::new(0, 0x1E);
    /// `SyncCap`
    pub const SYNC_CAP: Tag = Tag::new(0, 0x1F);
    /// `SyncType`
    pub const SYNC_TYPE: Tag = Tag::new(0, 0x20);
    /// `Tx`
    pub const TX: Tag = Tag::new(0, 0x21);
    /// `Tx-Pref`
    pub const TX_PREF: Tag = Tag::new(0, 0x22);
    /// `ValEnum`
    pub const VAL_ENUM: Tag = Tag::new(0, 0x23);
    /// `VerCT`
    pub const VER_CT: Tag = Tag::new(0, 0x24);
    /// `VerDTD`
    pub const VER_DTD: Tag = Tag::new(0, 0x25);
    /// `XNam`
    pub const X_NAM: Tag = Tag::new(0, 0x26);
    /// `XVal`
    pub const X_VAL: Tag = Tag::new(0, 0x27);
    /// `UTC`
    pub const UTC: Tag = Tag::new(0, 0x28);
    /// `SupportNumberOfChanges`
    pub const SUPPORT_NUMBER_OF_CHANGES: Tag = Tag::new(0, 0x29);
    /// `SupportLargeObjs`
    pub const SUPPORT_LARGE_OBJS: Tag = Tag::new(0, 0x2A);
    /// `Property`
    pub const PROPERTY: Tag = Tag::new(0, 0x2B);
    /// `PropParam`
    pub const PROP_PARAM: Tag = Tag::new(0, 0x2C);
    /// `MaxOccur`
    pub const MAX_OCCUR: Tag = Tag::new(0, 0x2D);
    /// `NoTruncate`
    pub const NO_TRUNCATE: Tag = Tag::new(0, 0x2E);
    /// `Filter-Rx`
    pub const FILTER_RX: Tag = Tag::new(0, 0x30);
    /// `FilterCap`
    pub const FILTER_CAP: Tag = Tag::new(0, 0x31);
    /// `FilterKeyword`
    pub const FILTER_KEYWORD: Tag = Tag::new(0, 0x32);
    /// `FieldLevel`
    pub const FIELD_LEVEL: Tag = Tag::new(0, 0x33);
    /// `SupportHierarchicalSync`
    pub const SUPPORT_HIERARCHICAL_SYNC: Tag = Tag::new(0, 0x34);
}

/// Elements of `dmddf-1.2`: OMA DM 1.2 device description framework and tree serialisation.
pub mod dmddf {
    use crate::Tag;

    /// `AccessType`
    pub const ACCESS_TYPE: Tag = Tag::new(2, 0x05);
    /// `ACL`
    pub const ACL: Tag = Tag::new(2, 0x06);
    /// `Add`
    pub const ADD: Tag = Tag::new(2, 0x07);
    /// `b64`
    pub const B64: Tag = Tag::new(2, 0x08);
    /// `bin`
    pub const BIN: Tag = Tag::new(2, 0x09);
    /// `bool`
    pub const BOOL: Tag = Tag::new(2, 0x0A);
    /// `chr`
    pub const CHR: Tag = Tag::new(2, 0x0B);
    /// `CaseSense`
    pub const CASE_SENSE: Tag = Tag::new(2, 0x0C);
    /// `CIS`
    pub const CIS: Tag = Tag::new(2, 0x0D);
    /// `Copy`
    pub const COPY: Tag = Tag::new(2, 0x0E);
    /// `CS`
    pub const CS: Tag = Tag::new(2, 0x0F);
    /// `date`
    pub const DATE: Tag = Tag::new(2, 0x10);
    /// `DDFName`
    pub const DDF_NAME: Tag = Tag::new(2, 0x11);
    /// `DefaultValue`
    pub const DEFAULT_VALUE: Tag = Tag::new(2, 0x12);
    /// `Delete`
    pub const DELETE: Tag = Tag::new(2, 0x13);
    /// `Description`
    pub const DESCRIPTION: Tag = Tag::new(2, 0x14);
    /// `DFFormat`
    pub const DF_FORMAT: Tag = Tag::new(2, 0x15);
    /// `DFProperties`
    pub const DF_PROPERTIES: Tag = Tag::new(2, 0x16);
    /// `DFTitle`
    pub const DF_TITLE: Tag = Tag::new(2, 0x17);
    /// `DFType`
    pub const DF_TYPE: Tag = Tag::new(2, 0x18);
    /// `Dynamic`
    pub const DYNAMIC: Tag = Tag::new(2, 0x19);
    /// `Exec`
    pub const EXEC: Tag = Tag::new(2, 0x1A);
    /// `float`
    pub const FLOAT: Tag = Tag::new(2, 0x1B);
    /// `Format`
    pub const FORMAT: Tag = Tag::new(2, 0x1C);
    /// `Get`
    pub const GET: Tag = Tag::new(2, 0x1D);
    /// `int`
    pub const INT: Tag = Tag::new(2, 0x1E);
    /// `Man`
    pub const MAN: Tag = Tag::new(2, 0x1F);
    /// `MgmtTree`
    pub const MGMT_TREE: Tag = Tag::new(2, 0x20);
    /// `MIME`
    pub const MIME: Tag = Tag::new(2, 0x21);
    /// `Mod`
    pub const MOD: Tag = Tag::new(2, 0x22);
    /// `Name`
    pub const NAME: Tag = Tag::new(2, 0x23);
    /// `Node`
    pub const NODE: Tag = Tag::new(2, 0x24);
    /// `node`
    pub const NODE_FORMAT: Tag = Tag::new(2, 0x25);
    /// `NodeName`
    pub const NODE_NAME: Tag = Tag::new(2, 0x26);
    /// `null`
    pub const NULL: Tag = Tag::new(2, 0x27);
    /// `Occurrence`
    pub const OCCURRENCE: Tag = Tag::new(2, 0x28);
    /// `One`
    pub const ONE: Tag = Tag::new(2, 0x29);
    /// `OneOrMore`
    pub const ONE_OR_MORE: Tag = Tag::new(2, 0x2A);
    /// `OneOrN`
    pub const ONE_OR_N: Tag = Tag::new(2, 0x2B);
    /// `Path`
    pub const PATH: Tag = Tag::new(2, 0x2C);
    /// `Permanent`
    pub const PERMANENT: Tag = Tag::new(2, 0x2D);
    /// `Replace`
    pub const REPLACE: Tag = Tag::new(2, 0x2E);
    /// `RTProperties`
    pub const RT_PROPERTIES: Tag = Tag::new(2, 0x2F);
    /// `Scope`
    pub const SCOPE: Tag = Tag::new(2, 0x30);
    /// `Size`
    pub const SIZE: Tag = Tag::new(2, 0x31);
    /// `time`
    pub const TIME: Tag = Tag::new(2, 0x32);
    /// `Title`
    pub const TITLE: Tag = Tag::new(2, 0x33);
    /// `TStamp`
    pub const T_STAMP: Tag = Tag::new(2, 0x34);
    /// `Type`
    pub const TYPE: Tag = Tag::new(2, 0x35);
    /// `Value`
    pub const VALUE: Tag = Tag::new(2, 0x36);
    /// `VerDTD`
    pub const VER_DTD: Tag = Tag::new(2, 0x37);
    /// `VerNo`
    pub const VER_NO: Tag = Tag::new(2, 0x38);
    /// `xml`
    pub const XML: Tag = Tag::new(2, 0x39);
    /// `ZeroOrMore`
    pub const ZERO_OR_MORE: Tag = Tag::new(2, 0x3A);
    /// `ZeroOrN`
    pub const ZERO_OR_N: Tag = Tag::new(2, 0x3B);
    /// `ZeroOrOne`
    pub const ZERO_OR_ONE: Tag = Tag::new(2, 0x3C);
}

/// Elements of `prov-1.0`: WAP and OMA client provisioning.
pub mod prov {
    use crate::Tag;

    /// `wap-provisioningdoc`
    pub const WAP_PROVISIONINGDOC: Tag = Tag::new(0, 0x05);
    /// `characteristic`
    pub const CHARACTERISTIC: Tag = Tag::new(0, 0x06);
    /// `parm`
    pub const PARM: Tag = Tag::new(0, 0x07);

    /// The same names on code page 1.
    pub mod page_1 {
        use crate::Tag;

        /// `characteristic`
        pub const CHARACTERISTIC: Tag = Tag::new(1, 0x06);
        /// `parm`
        pub const PARM: Tag = Tag::new(1, 0x07);
    }

    /// The tokens that stand for attribute names in events.
    pub mod attribute {
        use crate::Tag;

        /// `name`
        pub const NAME: Tag = Tag::new(0, 0x05);
        /// `type`
        pub const TYPE: Tag = Tag::new(0, 0x50);
        /// `value`
        pub const VALUE: Tag = Tag::new(0, 0x06);
        /// `version`
        pub const VERSION: Tag = Tag::new(0, 0x45);
    }
}

/// Elements of Exchange ActiveSync, a module for each code page (MS-ASWBXML 2.1.2.1).
pub mod eas {
    /// Code page 0, `AirSync`.
    pub mod air_sync {
        use crate::Tag;

        /// `Sync`
        pub const SYNC: Tag = Tag::new(0, 0x05);
        /// `Responses`
        pub const RESPONSES: Tag = Tag::new(0, 0x06);
        /// `Add`
        pub const ADD: Tag = Tag::new(0, 0x07);
        /// `Change`
        pub const CHANGE: Tag = Tag::new(0, 0x08);
        /// `Delete`
        pub const DELETE: Tag = Tag::new(0, 0x09);
        /// `Fetch`
        pub const FETCH: Tag = Tag::new(0, 0x0A);
        /// `SyncKey`
        pub const SYNC_KEY: Tag = Tag::new(0, 0x0B);
        /// `ClientId`
        pub const CLIENT_ID: Tag = Tag::new(0, 0x0C);
        /// `ServerId`
        pub const SERVER_ID: Tag = Tag::new(0, 0x0D);
        /// `Status`
        pub const STATUS: Tag = Tag::new(0, 0x0E);
        /// `Collection`
        pub const COLLECTION: Tag = Tag::new(0, 0x0F);
        /// `Class`
        pub const CLASS: Tag = Tag::new(0, 0x10);
        /// `Version`, in no specification
        pub const VERSION: Tag = Tag::new(0, 0x11);
        /// `CollectionId`
        pub const COLLECTION_ID: Tag = Tag::new(0, 0x12);
        /// `GetChanges`
        pub const GET_CHANGES: Tag = Tag::new(0, 0x13);
        /// `MoreAvailable`
        pub const MORE_AVAILABLE: Tag = Tag::new(0, 0x14);
        /// `WindowSize`
        pub const WINDOW_SIZE: Tag = Tag::new(0, 0x15);
        /// `Commands`
        pub const COMMANDS: Tag = Tag::new(0, 0x16);
        /// `Options`
        pub const OPTIONS: Tag = Tag::new(0, 0x17);
        /// `FilterType`
        pub const FILTER_TYPE: Tag = Tag::new(0, 0x18);
        /// `Truncation`, in no specification
        pub const TRUNCATION: Tag = Tag::new(0, 0x19);
        /// `RtfTruncation`, in no specification
        pub const RTF_TRUNCATION: Tag = Tag::new(0, 0x1A);
        /// `Conflict`
        pub const CONFLICT: Tag = Tag::new(0, 0x1B);
        /// `Collections`
        pub const COLLECTIONS: Tag = Tag::new(0, 0x1C);
        /// `ApplicationData`
        pub const APPLICATION_DATA: Tag = Tag::new(0, 0x1D);
        /// `DeletesAsMoves`
        pub const DELETES_AS_MOVES: Tag = Tag::new(0, 0x1E);
        /// `NotifyGUID`, in no specification
        pub const NOTIFY_GUID: Tag = Tag::new(0, 0x1F);
        /// `Supported`
        pub const SUPPORTED: Tag = Tag::new(0, 0x20);
        /// `SoftDelete`
        pub const SOFT_DELETE: Tag = Tag::new(0, 0x21);
        /// `MIMESupport`
        pub const MIME_SUPPORT: Tag = Tag::new(0, 0x22);
        /// `MIMETruncation`
        pub const MIME_TRUNCATION: Tag = Tag::new(0, 0x23);
        /// `Wait`
        pub const WAIT: Tag = Tag::new(0, 0x24);
        /// `Limit`
        pub const LIMIT: Tag = Tag::new(0, 0x25);
        /// `Partial`
        pub const PARTIAL: Tag = Tag::new(0, 0x26);
        /// `ConversationMode`
        pub const CONVERSATION_MODE: Tag = Tag::new(0, 0x27);
        /// `MaxItems`
        pub const MAX_ITEMS: Tag = Tag::new(0, 0x28);
        /// `HeartbeatInterval`
        pub const HEARTBEAT_INTERVAL: Tag = Tag::new(0, 0x29);
    }

    /// Code page 1, `Contacts`.
    pub mod contacts {
        use crate::Tag;

        /// `Anniversary`
        pub const ANNIVERSARY: Tag = Tag::new(1, 0x05);
        /// `AssistantName`
        pub const ASSISTANT_NAME: Tag = Tag::new(1, 0x06);
        /// `AssistantPhoneNumber`
        pub const ASSISTANT_PHONE_NUMBER: Tag = Tag::new(1, 0x07);
        /// `Birthday`
        pub const BIRTHDAY: Tag = Tag::new(1, 0x08);
        /// `Body`, in no specification
        pub const BODY: Tag = Tag::new(1, 0x09);
        /// `BodySize`, in no specification
        pub const BODY_SIZE: Tag = Tag::new(1, 0x0A);
        /// `BodyTruncated`, in no specification
        pub const BODY_TRUNCATED: Tag = Tag::new(1, 0x0B);
        /// `Business2PhoneNumber`
        pub const BUSINESS2_PHONE_NUMBER: Tag = Tag::new(1, 0x0C);
        /// `BusinessAddressCity`
        pub const BUSINESS_ADDRESS_CITY: Tag = Tag::new(1, 0x0D);
        /// `BusinessAddressCountry`
        pub const BUSINESS_ADDRESS_COUNTRY: Tag = Tag::new(1, 0x0E);
        /// `BusinessAddressPostalCode`
        pub const BUSINESS_ADDRESS_POSTAL_CODE: Tag = Tag::new(1, 0x0F);
        /// `BusinessAddressState`
        pub const BUSINESS_ADDRESS_STATE: Tag = Tag::new(1, 0x10);
        /// `BusinessAddressStreet`
        pub const BUSINESS_ADDRESS_STREET: Tag = Tag::new(1, 0x11);
        /// `BusinessFaxNumber`
        pub const BUSINESS_FAX_NUMBER: Tag = Tag::new(1, 0x12);
        /// `BusinessPhoneNumber`
        pub const BUSINESS_PHONE_NUMBER: Tag = Tag::new(1, 0x13);
        /// `CarPhoneNumber`
        pub const CAR_PHONE_NUMBER: Tag = Tag::new(1, 0x14);
        /// `Categories`
        pub const CATEGORIES: Tag = Tag::new(1, 0x15);
        /// `Category`
        pub const CATEGORY: Tag = Tag::new(1, 0x16);
        /// `Children`
        pub const CHILDREN: Tag = Tag::new(1, 0x17);
        /// `Child`
        pub const CHILD: Tag = Tag::new(1, 0x18);
        /// `CompanyName`
        pub const COMPANY_NAME: Tag = Tag::new(1, 0x19);
        /// `Department`
        pub const DEPARTMENT: Tag = Tag::new(1, 0x1A);
        /// `Email1Address`
        pub const EMAIL1_ADDRESS: Tag = Tag::new(1, 0x1B);
        /// `Email2Address`
        pub const EMAIL2_ADDRESS: Tag = Tag::new(1, 0x1C);
        /// `Email3Address`
        pub const EMAIL3_ADDRESS: Tag = Tag::new(1, 0x1D);
        /// `FileAs`
        pub const FILE_AS: Tag = Tag::new(1, 0x1E);
        /// `FirstName`
        pub const FIRST_NAME: Tag = Tag::new(1, 0x1F);
        /// `Home2PhoneNumber`
        pub const HOME2_PHONE_NUMBER: Tag = Tag::new(1, 0x20);
        /// `HomeAddressCity`
        pub const HOME_ADDRESS_CITY: Tag = Tag::new(1, 0x21);
        /// `HomeAddressCountry`
        pub const HOME_ADDRESS_COUNTRY: Tag = Tag::new(1, 0x22);
        /// `HomeAddressPostalCode`
        pub const HOME_ADDRESS_POSTAL_CODE: Tag = Tag::new(1, 0x23);
        /// `HomeAddressState`
        pub const HOME_ADDRESS_STATE: Tag = Tag::new(1, 0x24);
        /// `HomeAddressStreet`
        pub const HOME_ADDRESS_STREET: Tag = Tag::new(1, 0x25);
        /// `HomeFaxNumber`
        pub const HOME_FAX_NUMBER: Tag = Tag::new(1, 0x26);
        /// `HomePhoneNumber`
        pub const HOME_PHONE_NUMBER: Tag = Tag::new(1, 0x27);
        /// `JobTitle`
        pub const JOB_TITLE: Tag = Tag::new(1, 0x28);
        /// `LastName`
        pub const LAST_NAME: Tag = Tag::new(1, 0x29);
        /// `MiddleName`
        pub const MIDDLE_NAME: Tag = Tag::new(1, 0x2A);
        /// `MobilePhoneNumber`
        pub const MOBILE_PHONE_NUMBER: Tag = Tag::new(1, 0x2B);
        /// `OfficeLocation`
        pub const OFFICE_LOCATION: Tag = Tag::new(1, 0x2C);
        /// `OtherAddressCity`
        pub const OTHER_ADDRESS_CITY: Tag = Tag::new(1, 0x2D);
        /// `OtherAddressCountry`
        pub const OTHER_ADDRESS_COUNTRY: Tag = Tag::new(1, 0x2E);
        /// `OtherAddressPostalCode`
        pub const OTHER_ADDRESS_POSTAL_CODE: Tag = Tag::new(1, 0x2F);
        /// `OtherAddressState`
        pub const OTHER_ADDRESS_STATE: Tag = Tag::new(1, 0x30);
        /// `OtherAddressStreet`
        pub const OTHER_ADDRESS_STREET: Tag = Tag::new(1, 0x31);
        /// `PagerNumber`
        pub const PAGER_NUMBER: Tag = Tag::new(1, 0x32);
        /// `RadioPhoneNumber`
        pub const RADIO_PHONE_NUMBER: Tag = Tag::new(1, 0x33);
        /// `Spouse`
        pub const SPOUSE: Tag = Tag::new(1, 0x34);
        /// `Suffix`
        pub const SUFFIX: Tag = Tag::new(1, 0x35);
        /// `Title`
        pub const TITLE: Tag = Tag::new(1, 0x36);
        /// `WebPage`
        pub const WEB_PAGE: Tag = Tag::new(1, 0x37);
        /// `YomiCompanyName`
        pub const YOMI_COMPANY_NAME: Tag = Tag::new(1, 0x38);
        /// `YomiFirstName`
        pub const YOMI_FIRST_NAME: Tag = Tag::new(1, 0x39);
        /// `YomiLastName`
        pub const YOMI_LAST_NAME: Tag = Tag::new(1, 0x3A);
        /// `CompressedRTF`, in no specification
        pub const COMPRESSED_RTF: Tag = Tag::new(1, 0x3B);
        /// `Picture`
        pub const PICTURE: Tag = Tag::new(1, 0x3C);
        /// `Alias`
        pub const ALIAS: Tag = Tag::new(1, 0x3D);
        /// `WeightedRank`
        pub const WEIGHTED_RANK: Tag = Tag::new(1, 0x3E);
    }

    /// Code page 2, `Email`.
    pub mod email {
        use crate::Tag;

        /// `Attachment`, in no specification
        pub const ATTACHMENT: Tag = Tag::new(2, 0x05);
        /// `Attachments`, in no specification
        pub const ATTACHMENTS: Tag = Tag::new(2, 0x06);
        /// `AttName`, in no specification
        pub const ATT_NAME: Tag = Tag::new(2, 0x07);
        /// `AttSize`, in no specification
        pub const ATT_SIZE: Tag = Tag::new(2, 0x08);
        /// `AttOid`, in no specification
        pub const ATT_OID: Tag = Tag::new(2, 0x09);
        /// `AttMethod`, in no specification
        pub const ATT_METHOD: Tag = Tag::new(2, 0x0A);
        /// `AttRemoved`, in no specification
        pub const ATT_REMOVED: Tag = Tag::new(2, 0x0B);
        /// `Body`, in no specification
        pub const BODY: Tag = Tag::new(2, 0x0C);
        /// `BodySize`, in no specification
        pub const BODY_SIZE: Tag = Tag::new(2, 0x0D);
        /// `BodyTruncated`, in no specification
        pub const BODY_TRUNCATED: Tag = Tag::new(2, 0x0E);
        /// `DateReceived`
        pub const DATE_RECEIVED: Tag = Tag::new(2, 0x0F);
        /// `DisplayName`, in no specification
        pub const DISPLAY_NAME: Tag = Tag::new(2, 0x10);
        /// `DisplayTo`
        pub const DISPLAY_TO: Tag = Tag::new(2, 0x11);
        /// `Importance`
        pub const IMPORTANCE: Tag = Tag::new(2, 0x12);
        /// `MessageClass`
        pub const MESSAGE_CLASS: Tag = Tag::new(2, 0x13);
        /// `Subject`
        pub const SUBJECT: Tag = Tag::new(2, 0x14);
        /// `Read`
        pub const READ: Tag = Tag::new(2, 0x15);
        /// `To`
        pub const TO: Tag = Tag::new(2, 0x16);
        /// `Cc`
        pub const CC: Tag = Tag::new(2, 0x17);
        /// `From`
        pub const FROM: Tag = Tag::new(2, 0x18);
        /// `ReplyTo`
        pub const REPLY_TO: Tag = Tag::new(2, 0x19);
        /// `AllDayEvent`
        pub const ALL_DAY_EVENT: Tag = Tag::new(2, 0x1A);
        /// `Categories`
        pub const CATEGORIES: Tag = Tag::new(2, 0x1B);
        /// `Category`
        pub const CATEGORY: Tag = Tag::new(2, 0x1C);
        /// `DtStamp`
        pub const DT_STAMP: Tag = Tag::new(2, 0x1D);
        /// `EndTime`
        pub const END_TIME: Tag = Tag::new(2, 0x1E);
        /// `InstanceType`
        pub const INSTANCE_TYPE: Tag = Tag::new(2, 0x1F);
        /// `BusyStatus`
        pub const BUSY_STATUS: Tag = Tag::new(2, 0x20);
        /// `Location`
        pub const LOCATION: Tag = Tag::new(2, 0x21);
        /// `MeetingRequest`
        pub const MEETING_REQUEST: Tag = Tag::new(2, 0x22);
        /// `Organizer`
        pub const ORGANIZER: Tag = Tag::new(2, 0x23);
        /// `RecurrenceId`
        pub const RECURRENCE_ID: Tag = Tag::new(2, 0x24);
        /// `Reminder`
        pub const REMINDER: Tag = Tag::new(2, 0x25);
        /// `ResponseRequested`
        pub const RESPONSE_REQUESTED: Tag = Tag::new(2, 0x26);
        /// `Recurrences`
        pub const RECURRENCES: Tag = Tag::new(2, 0x27);
        /// `Recurrence`
        pub const RECURRENCE: Tag = Tag::new(2, 0x28);
        /// `Type`
        pub const TYPE: Tag = Tag::new(2, 0x29);
        /// `Until`
        pub const UNTIL: Tag = Tag::new(2, 0x2A);
        /// `Occurrences`
        pub const OCCURRENCES: Tag = Tag::new(2, 0x2B);
        /// `Interval`
        pub const INTERVAL: Tag = Tag::new(2, 0x2C);
        /// `DayOfWeek`
        pub const DAY_OF_WEEK: Tag = Tag::new(2, 0x2D);
        /// `DayOfMonth`
        pub const DAY_OF_MONTH: Tag = Tag::new(2, 0x2E);
        /// `WeekOfMonth`
        pub const WEEK_OF_MONTH: Tag = Tag::new(2, 0x2F);
        /// `MonthOfYear`
        pub const MONTH_OF_YEAR: Tag = Tag::new(2, 0x30);
        /// `StartTime`
        pub const START_TIME: Tag = Tag::new(2, 0x31);
        /// `Sensitivity`
        pub const SENSITIVITY: Tag = Tag::new(2, 0x32);
        /// `TimeZone`
        pub const TIME_ZONE: Tag = Tag::new(2, 0x33);
        /// `GlobalObjId`
        pub const GLOBAL_OBJ_ID: Tag = Tag::new(2, 0x34);
        /// `ThreadTopic`
        pub const THREAD_TOPIC: Tag = Tag::new(2, 0x35);
        /// `MIMEData`, in no specification
        pub const MIME_DATA: Tag = Tag::new(2, 0x36);
        /// `MIMETruncated`, in no specification
        pub const MIME_TRUNCATED: Tag = Tag::new(2, 0x37);
        /// `MIMESize`, in no specification
        pub const MIME_SIZE: Tag = Tag::new(2, 0x38);
        /// `InternetCPID`
        pub const INTERNET_CPID: Tag = Tag::new(2, 0x39);
        /// `Flag`
        pub const FLAG: Tag = Tag::new(2, 0x3A);
        /// `Status`
        pub const STATUS: Tag = Tag::new(2, 0x3B);
        /// `ContentClass`
        pub const CONTENT_CLASS: Tag = Tag::new(2, 0x3C);
        /// `FlagType`
        pub const FLAG_TYPE: Tag = Tag::new(2, 0x3D);
        /// `CompleteTime`
        pub const COMPLETE_TIME: Tag = Tag::new(2, 0x3E);
        /// `DisallowNewTimeProposal`
        pub const DISALLOW_NEW_TIME_PROPOSAL: Tag = Tag::new(2, 0x3F);
    }

    /// Code page 3, `AirNotify`.
    pub mod air_notify {
        use crate::Tag;

        /// `Notify`, in no specification
        pub const NOTIFY: Tag = Tag::new(3, 0x05);
        /// `Notification`, in no specification
        pub const NOTIFICATION: Tag = Tag::new(3, 0x06);
        /// `Version`, in no specification
        pub const VERSION: Tag = Tag::new(3, 0x07);
        /// `Lifetime`, in no specification
        pub const LIFETIME: Tag = Tag::new(3, 0x08);
        /// `DeviceInfo`, in no specification
        pub const DEVICE_INFO: Tag = Tag::new(3, 0x09);
        /// `Enable`, in no specification
        pub const ENABLE: Tag = Tag::new(3, 0x0A);
        /// `Folder`, in no specification
        pub const FOLDER: Tag = Tag::new(3, 0x0B);
        /// `ServerId`, in no specification
        pub const SERVER_ID: Tag = Tag::new(3, 0x0C);
        /// `DeviceAddress`, in no specification
        pub const DEVICE_ADDRESS: Tag = Tag::new(3, 0x0D);
        /// `ValidCarrierProfiles`, in no specification
        pub const VALID_CARRIER_PROFILES: Tag = Tag::new(3, 0x0E);
        /// `CarrierProfile`, in no specification
        pub const CARRIER_PROFILE: Tag = Tag::new(3, 0x0F);
        /// `Status`, in no specification
        pub const STATUS: Tag = Tag::new(3, 0x10);
        /// `Responses`, in no specification
        pub const RESPONSES: Tag = Tag::new(3, 0x11);
        /// `Devices`, in no specification
        pub const DEVICES: Tag = Tag::new(3, 0x12);
        /// `Device`, in no specification
        pub const DEVICE: Tag = Tag::new(3, 0x13);
        /// `Id`, in no specification
        pub const ID: Tag = Tag::new(3, 0x14);
        /// `Expiry`, in no specification
        pub const EXPIRY: Tag = Tag::new(3, 0x15);
        /// `NotifyGUID`, in no specification
        pub const NOTIFY_GUID: Tag = Tag::new(3, 0x16);
        /// `DeviceFriendlyName`, in no specification
        pub const DEVICE_FRIENDLY_NAME: Tag = Tag::new(3, 0x17);
    }

    /// Code page 4, `Calendar`.
    pub mod calendar {
        use crate::Tag;

        /// `Timezone`
        pub const TIMEZONE: Tag = Tag::new(4, 0x05);
        /// `AllDayEvent`
        pub const ALL_DAY_EVENT: Tag = Tag::new(4, 0x06);
        /// `Attendees`
        pub const ATTENDEES: Tag = Tag::new(4, 0x07);
        /// `Attendee`
        pub const ATTENDEE: Tag = Tag::new(4, 0x08);
        /// `Email`
        pub const EMAIL: Tag = Tag::new(4, 0x09);
        /// `Name`
        pub const NAME: Tag = Tag::new(4, 0x0A);
        /// `Body`, in no specification
        pub const BODY: Tag = Tag::new(4, 0x0B);
        /// `BodyTruncated`, in no specification
        pub const BODY_TRUNCATED: Tag = Tag::new(4, 0x0C);
        /// `BusyStatus`
        pub const BUSY_STATUS: Tag = Tag::new(4, 0x0D);
        /// `Categories`
        pub const CATEGORIES: Tag = Tag::new(4, 0x0E);
        /// `Category`
        pub const CATEGORY: Tag = Tag::new(4, 0x0F);
        /// `Rtf`, in no specification
        pub const RTF: Tag = Tag::new(4, 0x10);
        /// `DtStamp`
        pub const DT_STAMP: Tag = Tag::new(4, 0x11);
        /// `EndTime`
        pub const END_TIME: Tag = Tag::new(4, 0x12);
        /// `Exception`
        pub const EXCEPTION: Tag = Tag::new(4, 0x13);
        /// `Exceptions`
        pub const EXCEPTIONS: Tag = Tag::new(4, 0x14);
        /// `Deleted`
        pub const DELETED: Tag = Tag::new(4, 0x15);
        /// `ExceptionStartTime`
        pub const EXCEPTION_START_TIME: Tag = Tag::new(4, 0x16);
        /// `Location`
        pub const LOCATION: Tag = Tag::new(4, 0x17);
        /// `MeetingStatus`
        pub const MEETING_STATUS: Tag = Tag::new(4, 0x18);
        /// `OrganizerEmail`
        pub const ORGANIZER_EMAIL: Tag = Tag::new(4, 0x19);
        /// `OrganizerName`
        pub const ORGANIZER_NAME: Tag = Tag::new(4, 0x1A);
        /// `Recurrence`
        pub const RECURRENCE: Tag = Tag::new(4, 0x1B);
        /// `Type`
        pub const TYPE: Tag = Tag::new(4, 0x1C);
        /// `Until`
        pub const UNTIL: Tag = Tag::new(4, 0x1D);
        /// `Occurrences`
        pub const OCCURRENCES: Tag = Tag::new(4, 0x1E);
        /// `Interval`
        pub const INTERVAL: Tag = Tag::new(4, 0x1F);
        /// `DayOfWeek`
        pub const DAY_OF_WEEK: Tag = Tag::new(4, 0x20);
        /// `DayOfMonth`
        pub const DAY_OF_MONTH: Tag = Tag::new(4, 0x21);
        /// `WeekOfMonth`
        pub const WEEK_OF_MONTH: Tag = Tag::new(4, 0x22);
        /// `MonthOfYear`
        pub const MONTH_OF_YEAR: Tag = Tag::new(4, 0x23);
        /// `Reminder`
        pub const REMINDER: Tag = Tag::new(4, 0x24);
        /// `Sensitivity`
        pub const SENSITIVITY: Tag = Tag::new(4, 0x25);
        /// `Subject`
        pub const SUBJECT: Tag = Tag::new(4, 0x26);
        /// `StartTime`
        pub const START_TIME: Tag = Tag::new(4, 0x27);
        /// `UID`
        pub const UID: Tag = Tag::new(4, 0x28);
        /// `AttendeeStatus`
        pub const ATTENDEE_STATUS: Tag = Tag::new(4, 0x29);
        /// `AttendeeType`
        pub const ATTENDEE_TYPE: Tag = Tag::new(4, 0x2A);
        /// `Attachment`, in no specification
        pub const ATTACHMENT: Tag = Tag::new(4, 0x2B);
        /// `Attachments`, in no specification
        pub const ATTACHMENTS: Tag = Tag::new(4, 0x2C);
        /// `AttName`, in no specification
        pub const ATT_NAME: Tag = Tag::new(4, 0x2D);
        /// `AttSize`, in no specification
        pub const ATT_SIZE: Tag = Tag::new(4, 0x2E);
        /// `AttOid`, in no specification
        pub const ATT_OID: Tag = Tag::new(4, 0x2F);
        /// `AttMethod`, in no specification
        pub const ATT_METHOD: Tag = Tag::new(4, 0x30);
        /// `AttRemoved`, in no specification
        pub const ATT_REMOVED: Tag = Tag::new(4, 0x31);
        /// `DisplayName`, in no specification
        pub const DISPLAY_NAME: Tag = Tag::new(4, 0x32);
        /// `DisallowNewTimeProposal`
        pub const DISALLOW_NEW_TIME_PROPOSAL: Tag = Tag::new(4, 0x33);
        /// `ResponseRequested`
        pub const RESPONSE_REQUESTED: Tag = Tag::new(4, 0x34);
        /// `AppointmentReplyTime`
        pub const APPOINTMENT_REPLY_TIME: Tag = Tag::new(4, 0x35);
        /// `ResponseType`
        pub const RESPONSE_TYPE: Tag = Tag::new(4, 0x36);
        /// `CalendarType`
        pub const CALENDAR_TYPE: Tag = Tag::new(4, 0x37);
        /// `IsLeapMonth`
        pub const IS_LEAP_MONTH: Tag = Tag::new(4, 0x38);
        /// `FirstDayOfWeek`
        pub const FIRST_DAY_OF_WEEK: Tag = Tag::new(4, 0x39);
        /// `OnlineMeetingConfLink`
        pub const ONLINE_MEETING_CONF_LINK: Tag = Tag::new(4, 0x3A);
        /// `OnlineMeetingExternalLink`
        pub const ONLINE_MEETING_EXTERNAL_LINK: Tag = Tag::new(4, 0x3B);
        /// `ClientUid`
        pub const CLIENT_UID: Tag = Tag::new(4, 0x3C);
    }

    /// Code page 5, `Move`.
    pub mod move_ {
        use crate::Tag;

        /// `MoveItems`
        pub const MOVE_ITEMS: Tag = Tag::new(5, 0x05);
        /// `Move`
        pub const MOVE: Tag = Tag::new(5, 0x06);
        /// `SrcMsgId`
        pub const SRC_MSG_ID: Tag = Tag::new(5, 0x07);
        /// `SrcFldId`
        pub const SRC_FLD_ID: Tag = Tag::new(5, 0x08);
        /// `DstFldId`
        pub const DST_FLD_ID: Tag = Tag::new(5, 0x09);
        /// `Response`
        pub const RESPONSE: Tag = Tag::new(5, 0x0A);
        /// `Status`
        pub const STATUS: Tag = Tag::new(5, 0x0B);
        /// `DstMsgId`
        pub const DST_MSG_ID: Tag = Tag::new(5, 0x0C);
    }

    /// Code page 6, `GetItemEstimate`.
    pub mod get_item_estimate {
        use crate::Tag;

        /// `GetItemEstimate`
        pub const GET_ITEM_ESTIMATE: Tag = Tag::new(6, 0x05);
        /// `Version`, in no specification
        pub const VERSION: Tag = Tag::new(6, 0x06);
        /// `Collections`
        pub const COLLECTIONS: Tag = Tag::new(6, 0x07);
        /// `Collection`
        pub const COLLECTION: Tag = Tag::new(6, 0x08);
        /// `Class`
        pub const CLASS: Tag = Tag::new(6, 0x09);
        /// `CollectionId`
        pub const COLLECTION_ID: Tag = Tag::new(6, 0x0A);
        /// `DateTime`, in no specification
        pub const DATE_TIME: Tag = Tag::new(6, 0x0B);
        /// `Estimate`
        pub const ESTIMATE: Tag = Tag::new(6, 0x0C);
        /// `Response`
        pub const RESPONSE: Tag = Tag::new(6, 0x0D);
        /// `Status`
        pub const STATUS: Tag = Tag::new(6, 0x0E);
    }

    /// Code page 7, `FolderHierarchy`.
    pub mod folder_hierarchy {
        use crate::Tag;

        /// `Folders`
        pub const FOLDERS: Tag = Tag::new(7, 0x05);
        /// `Folder`
        pub const FOLDER: Tag = Tag::new(7, 0x06);
        /// `DisplayName`
        pub const DISPLAY_NAME: Tag = Tag::new(7, 0x07);
        /// `ServerId`
        pub const SERVER_ID: Tag = Tag::new(7, 0x08);
        /// `ParentId`
        pub const PARENT_ID: Tag = Tag::new(7, 0x09);
        /// `Type`
        pub const TYPE: Tag = Tag::new(7, 0x0A);
        /// `Response`, in no specification
        pub const RESPONSE: Tag = Tag::new(7, 0x0B);
        /// `Status`
        pub const STATUS: Tag = Tag::new(7, 0x0C);
        /// `ContentClass`, in no specification
        pub const CONTENT_CLASS: Tag = Tag::new(7, 0x0D);
        /// `Changes`
        pub const CHANGES: Tag = Tag::new(7, 0x0E);
        /// `Add`
        pub const ADD: Tag = Tag::new(7, 0x0F);
        /// `Delete`
        pub const DELETE: Tag = Tag::new(7, 0x10);
        /// `Update`
        pub const UPDATE: Tag = Tag::new(7, 0x11);
        /// `SyncKey`
        pub const SYNC_KEY: Tag = Tag::new(7, 0x12);
        /// `FolderCreate`
        pub const FOLDER_CREATE: Tag = Tag::new(7, 0x13);
        /// `FolderDelete`
        pub const FOLDER_DELETE: Tag = Tag::new(7, 0x14);
        /// `FolderUpdate`
        pub const FOLDER_UPDATE: Tag = Tag::new(7, 0x15);
        /// `FolderSync`
        pub const FOLDER_SYNC: Tag = Tag::new(7, 0x16);
        /// `Count`
        pub const COUNT: Tag = Tag::new(7, 0x17);
        /// `Version`, in no specification
        pub const VERSION: Tag = Tag::new(7, 0x18);
    }

    /// Code page 8, `MeetingResponse`.
    pub mod meeting_response {
        use crate::Tag;

        /// `CalendarId`
        pub const CALENDAR_ID: Tag = Tag::new(8, 0x05);
        /// `CollectionId`
        pub const COLLECTION_ID: Tag = Tag::new(8, 0x06);
        /// `MeetingResponse`
        pub const MEETING_RESPONSE: Tag = Tag::new(8, 0x07);
        /// `RequestId`
        pub const REQUEST_ID: Tag = Tag::new(8, 0x08);
        /// `Request`
        pub const REQUEST: Tag = Tag::new(8, 0x09);
        /// `Result`
        pub const RESULT: Tag = Tag::new(8, 0x0A);
        /// `Status`
        pub const STATUS: Tag = Tag::new(8, 0x0B);
        /// `UserResponse`
        pub const USER_RESPONSE: Tag = Tag::new(8, 0x0C);
        /// `Version`, in no specification
        pub const VERSION: Tag = Tag::new(8, 0x0D);
        /// `InstanceId`
        pub const INSTANCE_ID: Tag = Tag::new(8, 0x0E);
        /// `ProposedStartTime`
        pub const PROPOSED_START_TIME: Tag = Tag::new(8, 0x10);
        /// `ProposedEndTime`
        pub const PROPOSED_END_TIME: Tag = Tag::new(8, 0x11);
        /// `SendResponse`
        pub const SEND_RESPONSE: Tag = Tag::new(8, 0x12);
    }

    /// Code page 9, `Tasks`.
    pub mod tasks {
        use crate::Tag;

        /// `Body`, in no specification
        pub const BODY: Tag = Tag::new(9, 0x05);
        /// `BodySize`, in no specification
        pub const BODY_SIZE: Tag = Tag::new(9, 0x06);
        /// `BodyTruncated`, in no specification
        pub const BODY_TRUNCATED: Tag = Tag::new(9, 0x07);
        /// `Categories`
        pub const CATEGORIES: Tag = Tag::new(9, 0x08);
        /// `Category`
        pub const CATEGORY: Tag = Tag::new(9, 0x09);
        /// `Complete`
        pub const COMPLETE: Tag = Tag::new(9, 0x0A);
        /// `DateCompleted`
        pub const DATE_COMPLETED: Tag = Tag::new(9, 0x0B);
        /// `DueDate`
        pub const DUE_DATE: Tag = Tag::new(9, 0x0C);
        /// `UtcDueDate`
        pub const UTC_DUE_DATE: Tag = Tag::new(9, 0x0D);
        /// `Importance`
        pub const IMPORTANCE: Tag = Tag::new(9, 0x0E);
        /// `Recurrence`
        pub const RECURRENCE: Tag = Tag::new(9, 0x0F);
        /// `Type`
        pub const TYPE: Tag = Tag::new(9, 0x10);
        /// `Start`
        pub const START: Tag = Tag::new(9, 0x11);
        /// `Until`
        pub const UNTIL: Tag = Tag::new(9, 0x12);
        /// `Occurrences`
        pub const OCCURRENCES: Tag = Tag::new(9, 0x13);
        /// `Interval`
        pub const INTERVAL: Tag = Tag::new(9, 0x14);
        /// `DayOfMonth`
        pub const DAY_OF_MONTH: Tag = Tag::new(9, 0x15);
        /// `DayOfWeek`
        pub const DAY_OF_WEEK: Tag = Tag::new(9, 0x16);
        /// `WeekOfMonth`
        pub const WEEK_OF_MONTH: Tag = Tag::new(9, 0x17);
        /// `MonthOfYear`
        pub const MONTH_OF_YEAR: Tag = Tag::new(9, 0x18);
        /// `Regenerate`
        pub const REGENERATE: Tag = Tag::new(9, 0x19);
        /// `DeadOccur`
        pub const DEAD_OCCUR: Tag = Tag::new(9, 0x1A);
        /// `ReminderSet`
        pub const REMINDER_SET: Tag = Tag::new(9, 0x1B);
        /// `ReminderTime`
        pub const REMINDER_TIME: Tag = Tag::new(9, 0x1C);
        /// `Sensitivity`
        pub const SENSITIVITY: Tag = Tag::new(9, 0x1D);
        /// `StartDate`
        pub const START_DATE: Tag = Tag::new(9, 0x1E);
        /// `UtcStartDate`
        pub const UTC_START_DATE: Tag = Tag::new(9, 0x1F);
        /// `Subject`
        pub const SUBJECT: Tag = Tag::new(9, 0x20);
        /// `Rtf`, in no specification
        pub const RTF: Tag = Tag::new(9, 0x21);
        /// `OrdinalDate`
        pub const ORDINAL_DATE: Tag = Tag::new(9, 0x22);
        /// `SubOrdinalDate`
        pub const SUB_ORDINAL_DATE: Tag = Tag::new(9, 0x23);
        /// `CalendarType`
        pub const CALENDAR_TYPE: Tag = Tag::new(9, 0x24);
        /// `IsLeapMonth`
        pub const IS_LEAP_MONTH: Tag = Tag::new(9, 0x25);
        /// `FirstDayOfWeek`
        pub const FIRST_DAY_OF_WEEK: Tag = Tag::new(9, 0x26);
    }

    /// Code page 10, `ResolveRecipients`.
    pub mod resolve_recipients {
        use crate::Tag;

        /// `ResolveRecipients`
        pub const RESOLVE_RECIPIENTS: Tag = Tag::new(10, 0x05);
        /// `Response`
        pub const RESPONSE: Tag = Tag::new(10, 0x06);
        /// `Status`
        pub const STATUS: Tag = Tag::new(10, 0x07);
        /// `Type`
        pub const TYPE: Tag = Tag::new(10, 0x08);
        /// `Recipient`
        pub const RECIPIENT: Tag = Tag::new(10, 0x09);
        /// `DisplayName`
        pub const DISPLAY_NAME: Tag = Tag::new(10, 0x0A);
        /// `EmailAddress`
        pub const EMAIL_ADDRESS: Tag = Tag::new(10, 0x0B);
        /// `Certificates`
        pub const CERTIFICATES: Tag = Tag::new(10, 0x0C);
        /// `Certificate`
        pub const CERTIFICATE: Tag = Tag::new(10, 0x0D);
        /// `MiniCertificate`
        pub const MINI_CERTIFICATE: Tag = Tag::new(10, 0x0E);
        /// `Options`
        pub const OPTIONS: Tag = Tag::new(10, 0x0F);
        /// `To`
        pub const TO: Tag = Tag::new(10, 0x10);
        /// `CertificateRetrieval`
        pub const CERTIFICATE_RETRIEVAL: Tag = Tag::new(10, 0x11);
        /// `RecipientCount`
        pub const RECIPIENT_COUNT: Tag = Tag::new(10, 0x12);
        /// `MaxCertificates`
        pub const MAX_CERTIFICATES: Tag = Tag::new(10, 0x13);
        /// `MaxAmbiguousRecipients`
        pub const MAX_AMBIGUOUS_RECIPIENTS: Tag = Tag::new(10, 0x14);
        /// `CertificateCount`
        pub const CERTIFICATE_COUNT: Tag = Tag::new(10, 0x15);
        /// `Availability`
        pub const AVAILABILITY: Tag = Tag::new(10, 0x16);
        /// `StartTime`
        pub const START_TIME: Tag = Tag::new(10, 0x17);
        /// `EndTime`
        pub const END_TIME: Tag = Tag::new(10, 0x18);
        /// `MergedFreeBusy`
        pub const MERGED_FREE_BUSY: Tag = Tag::new(10, 0x19);
        /// `Picture`
        pub const PICTURE: Tag = Tag::new(10, 0x1A);
        /// `MaxSize`
        pub const MAX_SIZE: Tag = Tag::new(10, 0x1B);
        /// `Data`
        pub const DATA: Tag = Tag::new(10, 0x1C);
        /// `MaxPictures`
        pub const MAX_PICTURES: Tag = Tag::new(10, 0x1D);
    }

    /// Code page 11, `ValidateCert`.
    pub mod validate_cert {
        use crate::Tag;

        /// `ValidateCert`
        pub const VALIDATE_CERT: Tag = Tag::new(11, 0x05);
        /// `Certificates`
        pub const CERTIFICATES: Tag = Tag::new(11, 0x06);
        /// `Certificate`
        pub const CERTIFICATE: Tag = Tag::new(11, 0x07);
        /// `CertificateChain`
        pub const CERTIFICATE_CHAIN: Tag = Tag::new(11, 0x08);
        /// `CheckCRL`
        pub const CHECK_CRL: Tag = Tag::new(11, 0x09);
        /// `Status`
        pub const STATUS: Tag = Tag::new(11, 0x0A);
    }

    /// Code page 12, `Contacts2`.
    pub mod contacts2 {
        use crate::Tag;

        /// `CustomerId`
        pub const CUSTOMER_ID: Tag = Tag::new(12, 0x05);
        /// `GovernmentId`
        pub const GOVERNMENT_ID: Tag = Tag::new(12, 0x06);
        /// `IMAddress`
        pub const IM_ADDRESS: Tag = Tag::new(12, 0x07);
        /// `IMAddress2`
        pub const IM_ADDRESS2: Tag = Tag::new(12, 0x08);
        /// `IMAddress3`
        pub const IM_ADDRESS3: Tag = Tag::new(12, 0x09);
        /// `ManagerName`
        pub const MANAGER_NAME: Tag = Tag::new(12, 0x0A);
        /// `CompanyMainPhone`
        pub const COMPANY_MAIN_PHONE: Tag = Tag::new(12, 0x0B);
        /// `AccountName`
        pub const ACCOUNT_NAME: Tag = Tag::new(12, 0x0C);
        /// `NickName`
        pub const NICK_NAME: Tag = Tag::new(12, 0x0D);
        /// `MMS`
        pub const MMS: Tag = Tag::new(12, 0x0E);
    }

    /// Code page 13, `Ping`.
    pub mod ping {
        use crate::Tag;

        /// `Ping`
        pub const PING: Tag = Tag::new(13, 0x05);
        /// `AutdState`, in no specification
        pub const AUTD_STATE: Tag = Tag::new(13, 0x06);
        /// `Status`
        pub const STATUS: Tag = Tag::new(13, 0x07);
        /// `HeartbeatInterval`
        pub const HEARTBEAT_INTERVAL: Tag = Tag::new(13, 0x08);
        /// `Folders`
        pub const FOLDERS: Tag = Tag::new(13, 0x09);
        /// `Folder`
        pub const FOLDER: Tag = Tag::new(13, 0x0A);
        /// `Id`
        pub const ID: Tag = Tag::new(13, 0x0B);
        /// `Class`
        pub const CLASS: Tag = Tag::new(13, 0x0C);
        /// `MaxFolders`
        pub const MAX_FOLDERS: Tag = Tag::new(13, 0x0D);
        /// `Version`, in no specification
        pub const VERSION: Tag = Tag::new(13, 0x0E);
    }

    /// Code page 14, `Provision`.
    pub mod provision {
        use crate::Tag;

        /// `Provision`
        pub const PROVISION: Tag = Tag::new(14, 0x05);
        /// `Policies`
        pub const POLICIES: Tag = Tag::new(14, 0x06);
        /// `Policy`
        pub const POLICY: Tag = Tag::new(14, 0x07);
        /// `PolicyType`
        pub const POLICY_TYPE: Tag = Tag::new(14, 0x08);
        /// `PolicyKey`
        pub const POLICY_KEY: Tag = Tag::new(14, 0x09);
        /// `Data`
        pub const DATA: Tag = Tag::new(14, 0x0A);
        /// `Status`
        pub const STATUS: Tag = Tag::new(14, 0x0B);
        /// `RemoteWipe`
        pub const REMOTE_WIPE: Tag = Tag::new(14, 0x0C);
        /// `EASProvisionDoc`
        pub const EAS_PROVISION_DOC: Tag = Tag::new(14, 0x0D);
        /// `DevicePasswordEnabled`
        pub const DEVICE_PASSWORD_ENABLED: Tag = Tag::new(14, 0x0E);
        /// `AlphanumericDevicePasswordRequired`
        pub const ALPHANUMERIC_DEVICE_PASSWORD_REQUIRED: Tag = Tag::new(14, 0x0F);
        /// `RequireStorageCardEncryption`
        pub const REQUIRE_STORAGE_CARD_ENCRYPTION: Tag = Tag::new(14, 0x10);
        /// `PasswordRecoveryEnabled`
        pub const PASSWORD_RECOVERY_ENABLED: Tag = Tag::new(14, 0x11);
        /// `DocumentBrowseEnabled`, in no specification
        pub const DOCUMENT_BROWSE_ENABLED: Tag = Tag::new(14, 0x12);
        /// `AttachmentsEnabled`
        pub const ATTACHMENTS_ENABLED: Tag = Tag::new(14, 0x13);
        /// `MinDevicePasswordLength`
        pub const MIN_DEVICE_PASSWORD_LENGTH: Tag = Tag::new(14, 0x14);
        /// `MaxInactivityTimeDeviceLock`
        pub const MAX_INACTIVITY_TIME_DEVICE_LOCK: Tag = Tag::new(14, 0x15);
        /// `MaxDevicePasswordFailedAttempts`
        pub const MAX_DEVICE_PASSWORD_FAILED_ATTEMPTS: Tag = Tag::new(14, 0x16);
        /// `MaxAttachmentSize`
        pub const MAX_ATTACHMENT_SIZE: Tag = Tag::new(14, 0x17);
        /// `AllowSimpleDevicePassword`
        pub const ALLOW_SIMPLE_DEVICE_PASSWORD: Tag = Tag::new(14, 0x18);
        /// `DevicePasswordExpiration`
        pub const DEVICE_PASSWORD_EXPIRATION: Tag = Tag::new(14, 0x19);
        /// `DevicePasswordHistory`
        pub const DEVICE_PASSWORD_HISTORY: Tag = Tag::new(14, 0x1A);
        /// `AllowStorageCard`
        pub const ALLOW_STORAGE_CARD: Tag = Tag::new(14, 0x1B);
        /// `AllowCamera`
        pub const ALLOW_CAMERA: Tag = Tag::new(14, 0x1C);
        /// `RequireDeviceEncryption`
        pub const REQUIRE_DEVICE_ENCRYPTION: Tag = Tag::new(14, 0x1D);
        /// `AllowUnsignedApplications`
        pub const ALLOW_UNSIGNED_APPLICATIONS: Tag = Tag::new(14, 0x1E);
        /// `AllowUnsignedInstallationPackages`
        pub const ALLOW_UNSIGNED_INSTALLATION_PACKAGES: Tag = Tag::new(14, 0x1F);
        /// `MinDevicePasswordComplexCharacters`
        pub const MIN_DEVICE_PASSWORD_COMPLEX_CHARACTERS: Tag = Tag::new(14, 0x20);
        /// `AllowWiFi`
        pub const ALLOW_WI_FI: Tag = Tag::new(14, 0x21);
        /// `AllowTextMessaging`
        pub const ALLOW_TEXT_MESSAGING: Tag = Tag::new(14, 0x22);
        /// `AllowPOPIMAPEmail`
        pub const ALLOW_POPIMAP_EMAIL: Tag = Tag::new(14, 0x23);
        /// `AllowBluetooth`
        pub const ALLOW_BLUETOOTH: Tag = Tag::new(14, 0x24);
        /// `AllowIrDA`
        pub const ALLOW_IR_DA: Tag = Tag::new(14, 0x25);
        /// `RequireManualSyncWhenRoaming`
        pub const REQUIRE_MANUAL_SYNC_WHEN_ROAMING: Tag = Tag::new(14, 0x26);
        /// `AllowDesktopSync`
        pub const ALLOW_DESKTOP_SYNC: Tag = Tag::new(14, 0x27);
        /// `MaxCalendarAgeFilter`
        pub const MAX_CALENDAR_AGE_FILTER: Tag = Tag::new(14, 0x28);
        /// `AllowHTMLEmail`
        pub const ALLOW_HTML_EMAIL: Tag = Tag::new(14, 0x29);
        /// `MaxEmailAgeFilter`
        pub const MAX_EMAIL_AGE_FILTER: Tag = Tag::new(14, 0x2A);
        /// `MaxEmailBodyTruncationSize`
        pub const MAX_EMAIL_BODY_TRUNCATION_SIZE: Tag = Tag::new(14, 0x2B);
        /// `MaxEmailHTMLBodyTruncationSize`
        pub const MAX_EMAIL_HTML_BODY_TRUNCATION_SIZE: Tag = Tag::new(14, 0x2C);
        /// `RequireSignedSMIMEMessages`
        pub const REQUIRE_SIGNED_SMIME_MESSAGES: Tag = Tag::new(14, 0x2D);
        /// `RequireEncryptedSMIMEMessages`
        pub const REQUIRE_ENCRYPTED_SMIME_MESSAGES: Tag = Tag::new(14, 0x2E);
        /// `RequireSignedSMIMEAlgorithm`
        pub const REQUIRE_SIGNED_SMIME_ALGORITHM: Tag = Tag::new(14, 0x2F);
        /// `RequireEncryptionSMIMEAlgorithm`
        pub const REQUIRE_ENCRYPTION_SMIME_ALGORITHM: Tag = Tag::new(14, 0x30);
        /// `AllowSMIMEEncryptionAlgorithmNegotiation`
        pub const ALLOW_SMIME_ENCRYPTION_ALGORITHM_NEGOTIATION: Tag = Tag::new(14, 0x31);
        /// `AllowSMIMESoftCerts`
        pub const ALLOW_SMIME_SOFT_CERTS: Tag = Tag::new(14, 0x32);
        /// `AllowBrowser`
        pub const ALLOW_BROWSER: Tag = Tag::new(14, 0x33);
        /// `AllowConsumerEmail`
        pub const ALLOW_CONSUMER_EMAIL: Tag = Tag::new(14, 0x34);
        /// `AllowRemoteDesktop`
        pub const ALLOW_REMOTE_DESKTOP: Tag = Tag::new(14, 0x35);
        /// `AllowInternetSharing`
        pub const ALLOW_INTERNET_SHARING: Tag = Tag::new(14, 0x36);
        /// `UnapprovedInROMApplicationList`
        pub const UNAPPROVED_IN_ROM_APPLICATION_LIST: Tag = Tag::new(14, 0x37);
        /// `ApplicationName`
        pub const APPLICATION_NAME: Tag = Tag::new(14, 0x38);
        /// `ApprovedApplicationList`
        pub const APPROVED_APPLICATION_LIST: Tag = Tag::new(14, 0x39);
        /// `Hash`
        pub const HASH: Tag = Tag::new(14, 0x3A);
        /// `AccountOnlyRemoteWipe`
        pub const ACCOUNT_ONLY_REMOTE_WIPE: Tag = Tag::new(14, 0x3B);
    }

    /// Code page 15, `Search`.
    pub mod search {
        use crate::Tag;

        /// `Search`
        pub const SEARCH: Tag = Tag::new(15, 0x05);
        /// `Stores`, in no specification
        pub const STORES: Tag = Tag::new(15, 0x06);
        /// `Store`
        pub const STORE: Tag = Tag::new(15, 0x07);
        /// `Name`
        pub const NAME: Tag = Tag::new(15, 0x08);
        /// `Query`
        pub const QUERY: Tag = Tag::new(15, 0x09);
        /// `Options`
        pub const OPTIONS: Tag = Tag::new(15, 0x0A);
        /// `Range`
        pub const RANGE: Tag = Tag::new(15, 0x0B);
        /// `Status`
        pub const STATUS: Tag = Tag::new(15, 0x0C);
        /// `Response`
        pub const RESPONSE: Tag = Tag::new(15, 0x0D);
        /// `Result`
        pub const RESULT: Tag = Tag::new(15, 0x0E);
        /// `Properties`
        pub const PROPERTIES: Tag = Tag::new(15, 0x0F);
        /// `Total`
        pub const TOTAL: Tag = Tag::new(15, 0x10);
        /// `EqualTo`
        pub const EQUAL_TO: Tag = Tag::new(15, 0x11);
        /// `Value`
        pub const VALUE: Tag = Tag::new(15, 0x12);
        /// `And`
        pub const AND: Tag = Tag::new(15, 0x13);
        /// `Or`
        pub const OR: Tag = Tag::new(15, 0x14);
        /// `FreeText`
        pub const FREE_TEXT: Tag = Tag::new(15, 0x15);
        /// `DeepTraversal`
        pub const DEEP_TRAVERSAL: Tag = Tag::new(15, 0x17);
        /// `LongId`
        pub const LONG_ID: Tag = Tag::new(15, 0x18);
        /// `RebuildResults`
        pub const REBUILD_RESULTS: Tag = Tag::new(15, 0x19);
        /// `LessThan`
        pub const LESS_THAN: Tag = Tag::new(15, 0x1A);
        /// `GreaterThan`
        pub const GREATER_THAN: Tag = Tag::new(15, 0x1B);
        /// `Schema`, in no specification
        pub const SCHEMA: Tag = Tag::new(15, 0x1C);
        /// `Supported`, in no specification
        pub const SUPPORTED: Tag = Tag::new(15, 0x1D);
        /// `UserName`
        pub const USER_NAME: Tag = Tag::new(15, 0x1E);
        /// `Password`
        pub const PASSWORD: Tag = Tag::new(15, 0x1F);
        /// `ConversationId`
        pub const CONVERSATION_ID: Tag = Tag::new(15, 0x20);
        /// `Picture`
        pub const PICTURE: Tag = Tag::new(15, 0x21);
        /// `MaxSize`
        pub const MAX_SIZE: Tag = Tag::new(15, 0x22);
        /// `MaxPictures`
        pub const MAX_PICTURES: Tag = Tag::new(15, 0x23);
    }

    /// Code page 16, `GAL`.
    pub mod gal {
        use crate::Tag;

        /// `DisplayName`
        pub const DISPLAY_NAME: Tag = Tag::new(16, 0x05);
        /// `Phone`
        pub const PHONE: Tag = Tag::new(16, 0x06);
        /// `Office`
        pub const OFFICE: Tag = Tag::new(16, 0x07);
        /// `Title`
        pub const TITLE: Tag = Tag::new(16, 0x08);
        /// `Company`
        pub const COMPANY: Tag = Tag::new(16, 0x09);
        /// `Alias`
        pub const ALIAS: Tag = Tag::new(16, 0x0A);
        /// `FirstName`
        pub const FIRST_NAME: Tag = Tag::new(16, 0x0B);
        /// `LastName`
        pub const LAST_NAME: Tag = Tag::new(16, 0x0C);
        /// `HomePhone`
        pub const HOME_PHONE: Tag = Tag::new(16, 0x0D);
        /// `MobilePhone`
        pub const MOBILE_PHONE: Tag = Tag::new(16, 0x0E);
        /// `EmailAddress`
        pub const EMAIL_ADDRESS: Tag = Tag::new(16, 0x0F);
        /// `Picture`
        pub const PICTURE: Tag = Tag::new(16, 0x10);
        /// `Status`
        pub const STATUS: Tag = Tag::new(16, 0x11);
        /// `Data`
        pub const DATA: Tag = Tag::new(16, 0x12);
    }

    /// Code page 17, `AirSyncBase`.
    pub mod air_sync_base {
        use crate::Tag;

        /// `BodyPreference`
        pub const BODY_PREFERENCE: Tag = Tag::new(17, 0x05);
        /// `Type`
        pub const TYPE: Tag = Tag::new(17, 0x06);
        /// `TruncationSize`
        pub const TRUNCATION_SIZE: Tag = Tag::new(17, 0x07);
        /// `AllOrNone`
        pub const ALL_OR_NONE: Tag = Tag::new(17, 0x08);
        /// `Body`
        pub const BODY: Tag = Tag::new(17, 0x0A);
        /// `Data`
        pub const DATA: Tag = Tag::new(17, 0x0B);
        /// `EstimatedDataSize`
        pub const ESTIMATED_DATA_SIZE: Tag = Tag::new(17, 0x0C);
        /// `Truncated`
        pub const TRUNCATED: Tag = Tag::new(17, 0x0D);
        /// `Attachments`
        pub const ATTACHMENTS: Tag = Tag::new(17, 0x0E);
        /// `Attachment`
        pub const ATTACHMENT: Tag = Tag::new(17, 0x0F);
        /// `DisplayName`
        pub const DISPLAY_NAME: Tag = Tag::new(17, 0x10);
        /// `FileReference`
        pub const FILE_REFERENCE: Tag = Tag::new(17, 0x11);
        /// `Method`
        pub const METHOD: Tag = Tag::new(17, 0x12);
        /// `ContentId`
        pub const CONTENT_ID: Tag = Tag::new(17, 0x13);
        /// `ContentLocation`
        pub const CONTENT_LOCATION: Tag = Tag::new(17, 0x14);
        /// `IsInline`
        pub const IS_INLINE: Tag = Tag::new(17, 0x15);
        /// `NativeBodyType`
        pub const NATIVE_BODY_TYPE: Tag = Tag::new(17, 0x16);
        /// `ContentType`
        pub const CONTENT_TYPE: Tag = Tag::new(17, 0x17);
        /// `Preview`
        pub const PREVIEW: Tag = Tag::new(17, 0x18);
        /// `BodyPartPreference`
        pub const BODY_PART_PREFERENCE: Tag = Tag::new(17, 0x19);
        /// `BodyPart`
        pub const BODY_PART: Tag = Tag::new(17, 0x1A);
        /// `Status`
        pub const STATUS: Tag = Tag::new(17, 0x1B);
        /// `Add`
        pub const ADD: Tag = Tag::new(17, 0x1C);
        /// `Delete`
        pub const DELETE: Tag = Tag::new(17, 0x1D);
        /// `ClientId`
        pub const CLIENT_ID: Tag = Tag::new(17, 0x1E);
        /// `Content`
        pub const CONTENT: Tag = Tag::new(17, 0x1F);
        /// `Location`
        pub const LOCATION: Tag = Tag::new(17, 0x20);
        /// `Annotation`
        pub const ANNOTATION: Tag = Tag::new(17, 0x21);
        /// `Street`
        pub const STREET: Tag = Tag::new(17, 0x22);
        /// `City`
        pub const CITY: Tag = Tag::new(17, 0x23);
        /// `State`
        pub const STATE: Tag = Tag::new(17, 0x24);
        /// `Country`
        pub const COUNTRY: Tag = Tag::new(17, 0x25);
        /// `PostalCode`
        pub const POSTAL_CODE: Tag = Tag::new(17, 0x26);
        /// `Latitude`
        pub const LATITUDE: Tag = Tag::new(17, 0x27);
        /// `Longitude`
        pub const LONGITUDE: Tag = Tag::new(17, 0x28);
        /// `Accuracy`
        pub const ACCURACY: Tag = Tag::new(17, 0x29);
        /// `Altitude`
        pub const ALTITUDE: Tag = Tag::new(17, 0x2A);
        /// `AltitudeAccuracy`
        pub const ALTITUDE_ACCURACY: Tag = Tag::new(17, 0x2B);
        /// `LocationUri`
        pub const LOCATION_URI: Tag = Tag::new(17, 0x2C);
        /// `InstanceId`
        pub const INSTANCE_ID: Tag = Tag::new(17, 0x2D);
    }

    /// Code page 18, `Settings`.
    pub mod settings {
        use crate::Tag;

        /// `Settings`
        pub const SETTINGS: Tag = Tag::new(18, 0x05);
        /// `Status`
        pub const STATUS: Tag = Tag::new(18, 0x06);
        /// `Get`
        pub const GET: Tag = Tag::new(18, 0x07);
        /// `Set`
        pub const SET: Tag = Tag::new(18, 0x08);
        /// `Oof`
        pub const OOF: Tag = Tag::new(18, 0x09);
        /// `OofState`
        pub const OOF_STATE: Tag = Tag::new(18, 0x0A);
        /// `StartTime`
        pub const START_TIME: Tag = Tag::new(18, 0x0B);
        /// `EndTime`
        pub const END_TIME: Tag = Tag::new(18, 0x0C);
        /// `OofMessage`
        pub const OOF_MESSAGE: Tag = Tag::new(18, 0x0D);
        /// `AppliesToInternal`
        pub const APPLIES_TO_INTERNAL: Tag = Tag::new(18, 0x0E);
        /// `AppliesToExternalKnown`
        pub const APPLIES_TO_EXTERNAL_KNOWN: Tag = Tag::new(18, 0x0F);
        /// `AppliesToExternalUnknown`
        pub const APPLIES_TO_EXTERNAL_UNKNOWN: Tag = Tag::new(18, 0x10);
        /// `Enabled`
        pub const ENABLED: Tag = Tag::new(18, 0x11);
        /// `ReplyMessage`
        pub const REPLY_MESSAGE: Tag = Tag::new(18, 0x12);
        /// `BodyType`
        pub const BODY_TYPE: Tag = Tag::new(18, 0x13);
        /// `DevicePassword`
        pub const DEVICE_PASSWORD: Tag = Tag::new(18, 0x14);
        /// `Password`
        pub const PASSWORD: Tag = Tag::new(18, 0x15);
        /// `DeviceInformation`
        pub const DEVICE_INFORMATION: Tag = Tag::new(18, 0x16);
        /// `Model`
        pub const MODEL: Tag = Tag::new(18, 0x17);
        /// `IMEI`
        pub const IMEI: Tag = Tag::new(18, 0x18);
        /// `FriendlyName`
        pub const FRIENDLY_NAME: Tag = Tag::new(18, 0x19);
        /// `OS`
        pub const OS: Tag = Tag::new(18, 0x1A);
        /// `OSLanguage`
        pub const OS_LANGUAGE: Tag = Tag::new(18, 0x1B);
        /// `PhoneNumber`
        pub const PHONE_NUMBER: Tag = Tag::new(18, 0x1C);
        /// `UserInformation`
        pub const USER_INFORMATION: Tag = Tag::new(18, 0x1D);
        /// `EmailAddresses`
        pub const EMAIL_ADDRESSES: Tag = Tag::new(18, 0x1E);
        /// `SMTPAddress`
        pub const SMTP_ADDRESS: Tag = Tag::new(18, 0x1F);
        /// `UserAgent`
        pub const USER_AGENT: Tag = Tag::new(18, 0x20);
        /// `EnableOutboundSMS`
        pub const ENABLE_OUTBOUND_SMS: Tag = Tag::new(18, 0x21);
        /// `MobileOperator`
        pub const MOBILE_OPERATOR: Tag = Tag::new(18, 0x22);
        /// `PrimarySmtpAddress`
        pub const PRIMARY_SMTP_ADDRESS: Tag = Tag::new(18, 0x23);
        /// `Accounts`
        pub const ACCOUNTS: Tag = Tag::new(18, 0x24);
        /// `Account`
        pub const ACCOUNT: Tag = Tag::new(18, 0x25);
        /// `AccountId`
        pub const ACCOUNT_ID: Tag = Tag::new(18, 0x26);
        /// `AccountName`
        pub const ACCOUNT_NAME: Tag = Tag::new(18, 0x27);
        /// `UserDisplayName`
        pub const USER_DISPLAY_NAME: Tag = Tag::new(18, 0x28);
        /// `SendDisabled`
        pub const SEND_DISABLED: Tag = Tag::new(18, 0x29);
        /// `RightsManagementInformation`
        pub const RIGHTS_MANAGEMENT_INFORMATION: Tag = Tag::new(18, 0x2B);
    }

    /// Code page 19, `DocumentLibrary`.
    pub mod document_library {
        use crate::Tag;

        /// `LinkId`
        pub const LINK_ID: Tag = Tag::new(19, 0x05);
        /// `DisplayName`
        pub const DISPLAY_NAME: Tag = Tag::new(19, 0x06);
        /// `IsFolder`
        pub const IS_FOLDER: Tag = Tag::new(19, 0x07);
        /// `CreationDate`
        pub const CREATION_DATE: Tag = Tag::new(19, 0x08);
        /// `LastModifiedDate`
        pub const LAST_MODIFIED_DATE: Tag = Tag::new(19, 0x09);
        /// `IsHidden`
        pub const IS_HIDDEN: Tag = Tag::new(19, 0x0A);
        /// `ContentLength`
        pub const CONTENT_LENGTH: Tag = Tag::new(19, 0x0B);
        /// `ContentType`
        pub const CONTENT_TYPE: Tag = Tag::new(19, 0x0C);
    }

    /// Code page 20, `ItemOperations`.
    pub mod item_operations {
        use crate::Tag;

        /// `ItemOperations`
        pub const ITEM_OPERATIONS: Tag = Tag::new(20, 0x05);
        /// `Fetch`
        pub const FETCH: Tag = Tag::new(20, 0x06);
        /// `Store`
        pub const STORE: Tag = Tag::new(20, 0x07);
        /// `Options`
        pub const OPTIONS: Tag = Tag::new(20, 0x08);
        /// `Range`
        pub const RANGE: Tag = Tag::new(20, 0x09);
        /// `Total`
        pub const TOTAL: Tag = Tag::new(20, 0x0A);
        /// `Properties`
        pub const PROPERTIES: Tag = Tag::new(20, 0x0B);
        /// `Data`
        pub const DATA: Tag = Tag::new(20, 0x0C);
        /// `Status`
        pub const STATUS: Tag = Tag::new(20, 0x0D);
        /// `Response`
        pub const RESPONSE: Tag = Tag::new(20, 0x0E);
        /// `Version`
        pub const VERSION: Tag = Tag::new(20, 0x0F);
        /// `Schema`
        pub const SCHEMA: Tag = Tag::new(20, 0x10);
        /// `Part`
        pub const PART: Tag = Tag::new(20, 0x11);
        /// `EmptyFolderContents`
        pub const EMPTY_FOLDER_CONTENTS: Tag = Tag::new(20, 0x12);
        /// `DeleteSubFolders`
        pub const DELETE_SUB_FOLDERS: Tag = Tag::new(20, 0x13);
        /// `UserName`
        pub const USER_NAME: Tag = Tag::new(20, 0x14);
        /// `Password`
        pub const PASSWORD: Tag = Tag::new(20, 0x15);
        /// `Move`
        pub const MOVE: Tag = Tag::new(20, 0x16);
        /// `DstFldId`
        pub const DST_FLD_ID: Tag = Tag::new(20, 0x17);
        /// `ConversationId`
        pub const CONVERSATION_ID: Tag = Tag::new(20, 0x18);
        /// `MoveAlways`
        pub const MOVE_ALWAYS: Tag = Tag::new(20, 0x19);
    }

    /// Code page 21, `ComposeMail`.
    pub mod compose_mail {
        use crate::Tag;

        /// `SendMail`
        pub const SEND_MAIL: Tag = Tag::new(21, 0x05);
        /// `SmartForward`
        pub const SMART_FORWARD: Tag = Tag::new(21, 0x06);
        /// `SmartReply`
        pub const SMART_REPLY: Tag = Tag::new(21, 0x07);
        /// `SaveInSentItems`
        pub const SAVE_IN_SENT_ITEMS: Tag = Tag::new(21, 0x08);
        /// `ReplaceMime`
        pub const REPLACE_MIME: Tag = Tag::new(21, 0x09);
        /// `Type`, in no specification
        pub const TYPE: Tag = Tag::new(21, 0x0A);
        /// `Source`
        pub const SOURCE: Tag = Tag::new(21, 0x0B);
        /// `FolderId`
        pub const FOLDER_ID: Tag = Tag::new(21, 0x0C);
        /// `ItemId`
        pub const ITEM_ID: Tag = Tag::new(21, 0x0D);
        /// `LongId`
        pub const LONG_ID: Tag = Tag::new(21, 0x0E);
        /// `InstanceId`
        pub const INSTANCE_ID: Tag = Tag::new(21, 0x0F);
        /// `Mime`
        pub const MIME: Tag = Tag::new(21, 0x10);
        /// `ClientId`
        pub const CLIENT_ID: Tag = Tag::new(21, 0x11);
        /// `Status`
        pub const STATUS: Tag = Tag::new(21, 0x12);
        /// `AccountId`
        pub const ACCOUNT_ID: Tag = Tag::new(21, 0x13);
        /// `Forwardees`
        pub const FORWARDEES: Tag = Tag::new(21, 0x15);
        /// `Forwardee`
        pub const FORWARDEE: Tag = Tag::new(21, 0x16);
        /// `Name`
        pub const NAME: Tag = Tag::new(21, 0x17);
        /// `Email`
        pub const EMAIL: Tag = Tag::new(21, 0x18);
    }

    /// Code page 22, `Email2`.
    pub mod email2 {
        use crate::Tag;

        /// `UmCallerID`
        pub const UM_CALLER_ID: Tag = Tag::new(22, 0x05);
        /// `UmUserNotes`
        pub const UM_USER_NOTES: Tag = Tag::new(22, 0x06);
        /// `UmAttDuration`
        pub const UM_ATT_DURATION: Tag = Tag::new(22, 0x07);
        /// `UmAttOrder`
        pub const UM_ATT_ORDER: Tag = Tag::new(22, 0x08);
        /// `ConversationId`
        pub const CONVERSATION_ID: Tag = Tag::new(22, 0x09);
        /// `ConversationIndex`
        pub const CONVERSATION_INDEX: Tag = Tag::new(22, 0x0A);
        /// `LastVerbExecuted`
        pub const LAST_VERB_EXECUTED: Tag = Tag::new(22, 0x0B);
        /// `LastVerbExecutionTime`
        pub const LAST_VERB_EXECUTION_TIME: Tag = Tag::new(22, 0x0C);
        /// `ReceivedAsBcc`
        pub const RECEIVED_AS_BCC: Tag = Tag::new(22, 0x0D);
        /// `Sender`
        pub const SENDER: Tag = Tag::new(22, 0x0E);
        /// `CalendarType`
        pub const CALENDAR_TYPE: Tag = Tag::new(22, 0x0F);
        /// `IsLeapMonth`
        pub const IS_LEAP_MONTH: Tag = Tag::new(22, 0x10);
        /// `AccountId`
        pub const ACCOUNT_ID: Tag = Tag::new(22, 0x11);
        /// `FirstDayOfWeek`
        pub const FIRST_DAY_OF_WEEK: Tag = Tag::new(22, 0x12);
        /// `MeetingMessageType`
        pub const MEETING_MESSAGE_TYPE: Tag = Tag::new(22, 0x13);
        /// `IsDraft`
        pub const IS_DRAFT: Tag = Tag::new(22, 0x15);
        /// `Bcc`
        pub const BCC: Tag = Tag::new(22, 0x16);
        /// `Send`
        pub const SEND: Tag = Tag::new(22, 0x17);
    }

    /// Code page 23, `Notes`.
    pub mod notes {
        use crate::Tag;

        /// `Subject`
        pub const SUBJECT: Tag = Tag::new(23, 0x05);
        /// `MessageClass`
        pub const MESSAGE_CLASS: Tag = Tag::new(23, 0x06);
        /// `LastModifiedDate`
        pub const LAST_MODIFIED_DATE: Tag = Tag::new(23, 0x07);
        /// `Categories`
        pub const CATEGORIES: Tag = Tag::new(23, 0x08);
        /// `Category`
        pub const CATEGORY: Tag = Tag::new(23, 0x09);
    }

    /// Code page 24, `RightsManagement`.
    pub mod rights_management {
        use crate::Tag;

        /// `RightsManagementSupport`
        pub const RIGHTS_MANAGEMENT_SUPPORT: Tag = Tag::new(24, 0x05);
        /// `RightsManagementTemplates`
        pub const RIGHTS_MANAGEMENT_TEMPLATES: Tag = Tag::new(24, 0x06);
        /// `RightsManagementTemplate`
        pub const RIGHTS_MANAGEMENT_TEMPLATE: Tag = Tag::new(24, 0x07);
        /// `RightsManagementLicense`
        pub const RIGHTS_MANAGEMENT_LICENSE: Tag = Tag::new(24, 0x08);
        /// `EditAllowed`
        pub const EDIT_ALLOWED: Tag = Tag::new(24, 0x09);
        /// `ReplyAllowed`
        pub const REPLY_ALLOWED: Tag = Tag::new(24, 0x0A);
        /// `ReplyAllAllowed`
        pub const REPLY_ALL_ALLOWED: Tag = Tag::new(24, 0x0B);
        /// `ForwardAllowed`
        pub const FORWARD_ALLOWED: Tag = Tag::new(24, 0x0C);
        /// `ModifyRecipientsAllowed`
        pub const MODIFY_RECIPIENTS_ALLOWED: Tag = Tag::new(24, 0x0D);
        /// `ExtractAllowed`
        pub const EXTRACT_ALLOWED: Tag = Tag::new(24, 0x0E);
        /// `PrintAllowed`
        pub const PRINT_ALLOWED: Tag = Tag::new(24, 0x0F);
        /// `ExportAllowed`
        pub const EXPORT_ALLOWED: Tag = Tag::new(24, 0x10);
        /// `ProgrammaticAccessAllowed`
        pub const PROGRAMMATIC_ACCESS_ALLOWED: Tag = Tag::new(24, 0x11);
        /// `Owner`
        pub const OWNER: Tag = Tag::new(24, 0x12);
        /// `ContentExpiryDate`
        pub const CONTENT_EXPIRY_DATE: Tag = Tag::new(24, 0x13);
        /// `TemplateID`
        pub const TEMPLATE_ID: Tag = Tag::new(24, 0x14);
        /// `TemplateName`
        pub const TEMPLATE_NAME: Tag = Tag::new(24, 0x15);
        /// `TemplateDescription`
        pub const TEMPLATE_DESCRIPTION: Tag = Tag::new(24, 0x16);
        /// `ContentOwner`
        pub const CONTENT_OWNER: Tag = Tag::new(24, 0x17);
        /// `RemoveRightsManagementProtection`
        pub const REMOVE_RIGHTS_MANAGEMENT_PROTECTION: Tag = Tag::new(24, 0x18);
    }

    /// Code page 25, `Find`.
    pub mod find {
        use crate::Tag;

        /// `Find`
        pub const FIND: Tag = Tag::new(25, 0x05);
        /// `SearchId`
        pub const SEARCH_ID: Tag = Tag::new(25, 0x06);
        /// `ExecuteSearch`
        pub const EXECUTE_SEARCH: Tag = Tag::new(25, 0x07);
        /// `MailBoxSearchCriterion`
        pub const MAIL_BOX_SEARCH_CRITERION: Tag = Tag::new(25, 0x08);
        /// `Query`
        pub const QUERY: Tag = Tag::new(25, 0x09);
        /// `Status`
        pub const STATUS: Tag = Tag::new(25, 0x0A);
        /// `FreeText`
        pub const FREE_TEXT: Tag = Tag::new(25, 0x0B);
        /// `Options`
        pub const OPTIONS: Tag = Tag::new(25, 0x0C);
        /// `Range`
        pub const RANGE: Tag = Tag::new(25, 0x0D);
        /// `DeepTraversal`
        pub const DEEP_TRAVERSAL: Tag = Tag::new(25, 0x0E);
        /// `Response`
        pub const RESPONSE: Tag = Tag::new(25, 0x11);
        /// `Result`
        pub const RESULT: Tag = Tag::new(25, 0x12);
        /// `Properties`
        pub const PROPERTIES: Tag = Tag::new(25, 0x13);
        /// `Preview`
        pub const PREVIEW: Tag = Tag::new(25, 0x14);
        /// `HasAttachments`
        pub const HAS_ATTACHMENTS: Tag = Tag::new(25, 0x15);
        /// `Total`
        pub const TOTAL: Tag = Tag::new(25, 0x16);
        /// `DisplayCc`
        pub const DISPLAY_CC: Tag = Tag::new(25, 0x17);
        /// `DisplayBcc`
        pub const DISPLAY_BCC: Tag = Tag::new(25, 0x18);
        /// `GalSearchCriterion`
        pub const GAL_SEARCH_CRITERION: Tag = Tag::new(25, 0x19);
        /// `MaxPictures`
        pub const MAX_PICTURES: Tag = Tag::new(25, 0x20);
        /// `MaxSize`
        pub const MAX_SIZE: Tag = Tag::new(25, 0x21);
        /// `Picture`
        pub const PICTURE: Tag = Tag::new(25, 0x22);
    }
}
