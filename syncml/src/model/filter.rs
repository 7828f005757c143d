//! [`Filter`]: which of what is at a target is meant (SyncML 1.2).

use alloc::borrow::Cow;

use super::{Few, Item, Markup, Meta, into_owned};

/// Which of what is at a target is meant.
///
/// ```
/// use syncml::Filter;
///
/// # fn message(body: &str) -> String {
/// #     format!("<SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr><VerDTD>1.2</VerDTD><VerProto>SyncML/1.2</VerProto>\
/// #         <SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>a</LocURI></Target><Source><LocURI>b</LocURI>\
/// #         </Source></SyncHdr><SyncBody>{body}<Final/></SyncBody></SyncML>")
/// # }
/// // `message` puts a header before it and a `SyncBody` around it.
/// let xml = message("<Alert><CmdID>1</CmdID><Data>200</Data><Item><Target><LocURI>./mail</LocURI><Filter><Meta>\
///     <Type xmlns='syncml:metinf'>application/vnd.omads-email</Type></Meta><Record><Item><Meta>\
///     <Type xmlns='syncml:metinf'>syncml:filtertype-cgi</Type></Meta><Data>since&amp;EQ;20260101</Data></Item></Record>\
///     <FilterType>EXCLUSIVE</FilterType></Filter></Target><Source><LocURI>./dev</LocURI></Source></Item></Alert>");
/// let decoded = syncml::decode(xml.as_bytes())?;
/// let filter: &Filter<'_> = &decoded.commands[0].items()[0].target.as_ref().unwrap().filter[0];
/// assert_eq!(filter.filter_type.as_deref(), Some("EXCLUSIVE"));
/// assert_eq!(filter.record[0].data.as_ref().unwrap().text().as_deref(), Some("since&EQ;20260101"));
/// # Ok::<(), syncml::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Filter<'a> {
    /// `Meta`: the `Type` of what is filtered.
    pub meta: Meta<'a>,
    /// The item of `Field`: which fields of an object are wanted. One at the most.
    pub field: Few<Item<'a>>,
    /// The item of `Record`: which objects are wanted, in a filter language. One at the most.
    pub record: Few<Item<'a>>,
    /// `FilterType`: `EXCLUSIVE` or `INCLUSIVE`.
    pub filter_type: Option<Cow<'a, str>>,
    /// Elements that the specification does not know, in their order.
    pub unknown: Few<Markup<'a>>,
}

into_owned! {
    Filter { meta, field, record, filter_type, unknown }
}
