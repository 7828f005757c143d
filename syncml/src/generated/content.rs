// Written by `cargo xtask codegen` from the facts in `syncml/data`. Not to be edited.

use crate::content::{Child, Content};

/// What stands in the elements of `syncml`.
pub(crate) mod syncml {
    use super::*;

    /// `SyncML`
    pub(crate) static SYNC_ML: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x2C, 1, 0o777, 0o777),
            Child::new(0, 0x2B, 2, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6],
    };

    /// `SyncHdr`
    pub(crate) static SYNC_HDR: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x31, 1, 0o777, 0o777),
            Child::new(0, 0x32, 2, 0o777, 0o777),
            Child::new(0, 0x25, 3, 0o777, 0o777),
            Child::new(0, 0x1B, 4, 0o777, 0o777),
            Child::new(0, 0x2E, 5, 0o777, 0o777),
            Child::new(0, 0x27, 6, 0o777, 0o777),
            Child::new(0, 0x21, 7, 0o077, 0o077),
            Child::new(0, 0x1D, 8, 0o007, 0o007),
            Child::new(0, 0x0E, 9, 0o777, 0o777),
            Child::new(0, 0x1A, 10, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 4, 0,
            8, 0, 0, 0, 7, 0, 0, 0, 3, 0, 6, 0, 0, 0, 0, 0, 0, 5, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x7E, 0x7E, 0x7E, 0x7E, 0x7E, 0x7E, 0x7E, 0x7E, 0x7E],
    };

    /// `SyncBody`
    pub(crate) static SYNC_BODY: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x06, 1, 0o777, 0o000),
            Child::new(0, 0x08, 1, 0o777, 0o000),
            Child::new(0, 0x0D, 1, 0o077, 0o000),
            Child::new(0, 0x11, 1, 0o777, 0o000),
            Child::new(0, 0x13, 1, 0o777, 0o000),
            Child::new(0, 0x18, 1, 0o007, 0o000),
            Child::new(0, 0x1F, 1, 0o007, 0o000),
            Child::new(0, 0x22, 1, 0o777, 0o000),
            Child::new(0, 0x23, 1, 0o007, 0o000),
            Child::new(0, 0x24, 1, 0o777, 0o000),
            Child::new(0, 0x29, 1, 0o777, 0o000),
            Child::new(0, 0x2A, 1, 0o007, 0o000),
            Child::new(0, 0x05, 1, 0o777, 0o000),
            Child::new(0, 0x3B, 1, 0o004, 0o000),
            Child::new(0, 0x20, 1, 0o777, 0o000),
            Child::new(0, 0x10, 1, 0o777, 0o000),
            Child::new(0, 0x12, 2, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 13, 1, 0, 2, 0, 0, 0, 0, 3, 0, 0, 16, 4, 17, 5, 0, 0, 0, 0, 6, 0, 0, 0,
            0, 0, 0, 7, 15, 0, 8, 9, 10, 0, 0, 0, 0, 11, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 14, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `Target`
    pub(crate) static TARGET: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x17, 1, 0o777, 0o777),
            Child::new(0, 0x16, 2, 0o777, 0o777),
            Child::new(0, 0x36, 3, 0o004, 0o004),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `Source`
    pub(crate) static SOURCE: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x17, 1, 0o777, 0o777),
            Child::new(0, 0x16, 2, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `SourceParent`
    pub(crate) static SOURCE_PARENT: Content = Content {
        page: 0,
        children: &[Child::new(0, 0x17, 1, 0o777, 0o777)],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `TargetParent`
    pub(crate) static TARGET_PARENT: Content = Content {
        page: 0,
        children: &[Child::new(0, 0x17, 1, 0o777, 0o777)],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `Item`
    pub(crate) static ITEM: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x2E, 1, 0o777, 0o777),
            Child::new(0, 0x27, 2, 0o777, 0o777),
            Child::new(0, 0x39, 3, 0o444, 0o444),
            Child::new(0, 0x3A, 4, 0o444, 0o444),
            Child::new(0, 0x1A, 5, 0o777, 0o777),
            Child::new(0, 0x0F, 6, 0o777, 0o777),
            Child::new(0, 0x34, 7, 0o666, 0o666),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 3,
            4, 0, 0, 0, 0, 0,
        ],
        required: [0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0],
    };

    /// `Add`
    pub(crate) static ADD: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o007, 0o007),
            Child::new(0, 0x0E, 3, 0o007, 0o007),
            Child::new(0, 0x1A, 4, 0o777, 0o777),
            Child::new(0, 0x14, 5, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 3, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 4, 0, 0,
            2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22],
    };

    /// `Copy`
    pub(crate) static COPY: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o007, 0o007),
            Child::new(0, 0x0E, 3, 0o007, 0o007),
            Child::new(0, 0x1A, 4, 0o777, 0o777),
            Child::new(0, 0x14, 5, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 3, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 4, 0, 0,
            2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22],
    };

    /// `Replace`
    pub(crate) static REPLACE: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o007, 0o007),
            Child::new(0, 0x0E, 3, 0o007, 0o007),
            Child::new(0, 0x1A, 4, 0o777, 0o777),
            Child::new(0, 0x14, 5, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 3, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 4, 0, 0,
            2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22],
    };

    /// `Move`
    pub(crate) static MOVE: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o007, 0o007),
            Child::new(0, 0x0E, 3, 0o007, 0o007),
            Child::new(0, 0x1A, 4, 0o777, 0o777),
            Child::new(0, 0x14, 5, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 3, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 4, 0, 0,
            2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22],
    };

    /// `Delete`
    pub(crate) static DELETE: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o007, 0o007),
            Child::new(0, 0x07, 3, 0o007, 0o007),
            Child::new(0, 0x26, 4, 0o007, 0o007),
            Child::new(0, 0x0E, 5, 0o007, 0o007),
            Child::new(0, 0x1A, 6, 0o777, 0o777),
            Child::new(0, 0x14, 7, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 5, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 6, 0, 0,
            2, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x82, 0x82, 0x82, 0x82, 0x82, 0x82, 0x82, 0x82, 0x82],
    };

    /// `Get`
    pub(crate) static GET: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o007, 0o007),
            Child::new(0, 0x15, 3, 0o007, 0o007),
            Child::new(0, 0x0E, 4, 0o007, 0o007),
            Child::new(0, 0x1A, 5, 0o777, 0o777),
            Child::new(0, 0x14, 6, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 4, 0, 0, 0, 0, 0, 6, 3, 0, 0, 0, 0, 5, 0, 0,
            2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42],
    };

    /// `Put`
    pub(crate) static PUT: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o007, 0o007),
            Child::new(0, 0x15, 3, 0o007, 0o007),
            Child::new(0, 0x0E, 4, 0o007, 0o007),
            Child::new(0, 0x1A, 5, 0o777, 0o777),
            Child::new(0, 0x14, 6, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 4, 0, 0, 0, 0, 0, 6, 3, 0, 0, 0, 0, 5, 0, 0,
            2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42],
    };

    /// `Exec`
    pub(crate) static EXEC: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o007, 0o007),
            Child::new(0, 0x0E, 3, 0o007, 0o007),
            Child::new(0, 0x1A, 4, 0o666, 0o666),
            Child::new(0, 0x3C, 5, 0o044, 0o044),
            Child::new(0, 0x14, 6, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 3, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 4, 0, 0,
            2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 5, 0, 0, 0,
        ],
        required: [0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42],
    };

    /// `Alert`
    pub(crate) static ALERT: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o007, 0o007),
            Child::new(0, 0x0E, 3, 0o007, 0o007),
            Child::new(0, 0x0F, 4, 0o777, 0o777),
            Child::new(0, 0x3C, 5, 0o044, 0o044),
            Child::new(0, 0x14, 6, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 3, 4, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0,
            2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 5, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `Atomic`
    pub(crate) static ATOMIC: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o007, 0o007),
            Child::new(0, 0x1A, 3, 0o777, 0o777),
            Child::new(0, 0x05, 4, 0o777, 0o000),
            Child::new(0, 0x20, 4, 0o777, 0o000),
            Child::new(0, 0x10, 4, 0o777, 0o000),
            Child::new(0, 0x0D, 4, 0o077, 0o000),
            Child::new(0, 0x08, 4, 0o777, 0o000),
            Child::new(0, 0x18, 4, 0o007, 0o000),
            Child::new(0, 0x3B, 4, 0o004, 0o000),
            Child::new(0, 0x24, 4, 0o077, 0o000),
            Child::new(0, 0x2A, 4, 0o007, 0o000),
            Child::new(0, 0x13, 4, 0o666, 0o000),
            Child::new(0, 0x11, 4, 0o666, 0o000),
            Child::new(0, 0x06, 4, 0o066, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 4, 15, 0, 8, 0, 0, 1, 0, 7, 0, 0, 6, 14, 0, 13, 0, 0, 0, 0, 9, 0, 3, 0,
            0, 2, 0, 0, 5, 0, 0, 0, 11, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 10, 0, 0, 0, 0,
        ],
        required: [0x12, 0x12, 0x12, 0x12, 0x12, 0x12, 0x12, 0x12, 0x12],
    };

    /// `Sequence`
    pub(crate) static SEQUENCE: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o007, 0o007),
            Child::new(0, 0x1A, 3, 0o777, 0o777),
            Child::new(0, 0x05, 4, 0o777, 0o000),
            Child::new(0, 0x20, 4, 0o777, 0o000),
            Child::new(0, 0x10, 4, 0o777, 0o000),
            Child::new(0, 0x0D, 4, 0o077, 0o000),
            Child::new(0, 0x08, 4, 0o777, 0o000),
            Child::new(0, 0x18, 4, 0o007, 0o000),
            Child::new(0, 0x3B, 4, 0o004, 0o000),
            Child::new(0, 0x2A, 4, 0o007, 0o000),
            Child::new(0, 0x13, 4, 0o666, 0o000),
            Child::new(0, 0x06, 4, 0o666, 0o000),
            Child::new(0, 0x11, 4, 0o666, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 4, 13, 0, 8, 0, 0, 1, 0, 7, 0, 0, 6, 14, 0, 12, 0, 0, 0, 0, 9, 0, 3, 0,
            0, 2, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 10, 0, 0, 0, 0,
        ],
        required: [0x12, 0x12, 0x12, 0x12, 0x12, 0x12, 0x12, 0x12, 0x12],
    };

    /// `Sync`
    pub(crate) static SYNC: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o777, 0o777),
            Child::new(0, 0x0E, 3, 0o777, 0o777),
            Child::new(0, 0x2E, 4, 0o777, 0o777),
            Child::new(0, 0x27, 5, 0o777, 0o777),
            Child::new(0, 0x1A, 6, 0o777, 0o777),
            Child::new(0, 0x33, 7, 0o666, 0o666),
            Child::new(0, 0x05, 8, 0o777, 0o000),
            Child::new(0, 0x08, 8, 0o777, 0o000),
            Child::new(0, 0x0D, 8, 0o777, 0o000),
            Child::new(0, 0x10, 8, 0o777, 0o000),
            Child::new(0, 0x3B, 8, 0o444, 0o000),
            Child::new(0, 0x20, 8, 0o777, 0o000),
            Child::new(0, 0x24, 8, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 8, 0, 0, 9, 0, 0, 1, 0, 10, 3, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0,
            0, 2, 0, 0, 13, 0, 0, 0, 14, 0, 0, 5, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 7, 0, 0, 0, 0,
            0, 0, 0, 12, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `Map`
    pub(crate) static MAP: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x2E, 2, 0o777, 0o777),
            Child::new(0, 0x27, 3, 0o777, 0o777),
            Child::new(0, 0x0E, 4, 0o777, 0o777),
            Child::new(0, 0x1A, 5, 0o777, 0o777),
            Child::new(0, 0x19, 6, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 5, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x4E, 0x4E, 0x4E, 0x4E, 0x4E, 0x4E, 0x4E, 0x4E, 0x4E],
    };

    /// `MapItem`
    pub(crate) static MAP_ITEM: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x2E, 1, 0o777, 0o777),
            Child::new(0, 0x27, 2, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6],
    };

    /// `Results`
    pub(crate) static RESULTS: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1C, 2, 0o777, 0o777),
            Child::new(0, 0x0C, 3, 0o777, 0o777),
            Child::new(0, 0x0A, 4, 0o700, 0o700),
            Child::new(0, 0x1A, 5, 0o777, 0o777),
            Child::new(0, 0x2F, 6, 0o777, 0o777),
            Child::new(0, 0x28, 7, 0o777, 0o777),
            Child::new(0, 0x14, 8, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 3, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 5, 0, 2,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [
            0x10A, 0x10A, 0x10A, 0x10A, 0x10A, 0x10A, 0x11A, 0x11A, 0x11A,
        ],
    };

    /// `Search`
    pub(crate) static SEARCH: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1D, 2, 0o777, 0o777),
            Child::new(0, 0x1E, 3, 0o777, 0o777),
            Child::new(0, 0x0E, 4, 0o777, 0o777),
            Child::new(0, 0x2E, 5, 0o777, 0o777),
            Child::new(0, 0x27, 6, 0o777, 0o000),
            Child::new(0, 0x15, 7, 0o777, 0o777),
            Child::new(0, 0x1A, 8, 0o777, 0o777),
            Child::new(0, 0x0F, 9, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 4, 9, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 8, 0, 0,
            2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [
            0x342, 0x342, 0x342, 0x342, 0x342, 0x342, 0x342, 0x342, 0x342,
        ],
    };

    /// `Status`
    pub(crate) static STATUS: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x0B, 1, 0o777, 0o777),
            Child::new(0, 0x1C, 2, 0o777, 0o777),
            Child::new(0, 0x0C, 3, 0o777, 0o777),
            Child::new(0, 0x0A, 4, 0o777, 0o777),
            Child::new(0, 0x2F, 5, 0o777, 0o000),
            Child::new(0, 0x28, 6, 0o777, 0o000),
            Child::new(0, 0x0E, 7, 0o007, 0o007),
            Child::new(0, 0x09, 8, 0o777, 0o777),
            Child::new(0, 0x0F, 9, 0o777, 0o777),
            Child::new(0, 0x14, 10, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 4, 1, 3, 0, 7, 9, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 2,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [
            0x21E, 0x21E, 0x21E, 0x21E, 0x21E, 0x21E, 0x21E, 0x21E, 0x21E,
        ],
    };

    /// `Cred`
    pub(crate) static CRED: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x1A, 1, 0o777, 0o777),
            Child::new(0, 0x0F, 2, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x4, 0x4, 0x4, 0x4, 0x4, 0x4, 0x4, 0x4, 0x4],
    };

    /// `Chal`
    pub(crate) static CHAL: Content = Content {
        page: 0,
        children: &[Child::new(0, 0x1A, 1, 0o777, 0o777)],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `Filter`
    pub(crate) static FILTER: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x1A, 1, 0o777, 0o777),
            Child::new(0, 0x35, 2, 0o777, 0o777),
            Child::new(0, 0x37, 3, 0o777, 0o777),
            Child::new(0, 0x38, 4, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 3, 4, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `Field`
    pub(crate) static FIELD: Content = Content {
        page: 0,
        children: &[Child::new(0, 0x14, 1, 0o777, 0o777)],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `Record`
    pub(crate) static RECORD: Content = Content {
        page: 0,
        children: &[Child::new(0, 0x14, 1, 0o777, 0o777)],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };
}

/// What stands in the elements of `metinf`.
pub(crate) mod metinf {
    use super::*;

    /// `MetInf`
    pub(crate) static MET_INF: Content = Content {
        page: 1,
        children: &[
            Child::new(1, 0x16, 1, 0o444, 0o444),
            Child::new(1, 0x07, 2, 0o777, 0o777),
            Child::new(1, 0x13, 3, 0o777, 0o777),
            Child::new(1, 0x0B, 4, 0o777, 0o777),
            Child::new(1, 0x12, 5, 0o777, 0o777),
            Child::new(1, 0x05, 6, 0o777, 0o777),
            Child::new(1, 0x14, 7, 0o777, 0o777),
            Child::new(1, 0x10, 8, 0o777, 0o777),
            Child::new(1, 0x0C, 9, 0o777, 0o777),
            Child::new(1, 0x15, 10, 0o666, 0o666),
            Child::new(1, 0x06, 11, 0o777, 0o000),
            Child::new(1, 0x0D, 12, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 6, 11, 2, 0, 0, 0, 4, 9, 12, 0, 0, 8, 0, 5, 3, 7, 10, 1, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0,
        ],
        required: [0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0],
    };

    /// `Meta`
    pub(crate) static META: Content = Content {
        page: 1,
        children: &[
            Child::new(1, 0x16, 1, 0o444, 0o444),
            Child::new(1, 0x07, 2, 0o777, 0o777),
            Child::new(1, 0x13, 3, 0o777, 0o777),
            Child::new(1, 0x0B, 4, 0o777, 0o777),
            Child::new(1, 0x12, 5, 0o777, 0o777),
            Child::new(1, 0x05, 6, 0o777, 0o777),
            Child::new(1, 0x14, 7, 0o777, 0o777),
            Child::new(1, 0x10, 8, 0o777, 0o777),
            Child::new(1, 0x0C, 9, 0o777, 0o777),
            Child::new(1, 0x15, 10, 0o666, 0o666),
            Child::new(1, 0x06, 11, 0o777, 0o000),
            Child::new(1, 0x0D, 12, 0o777, 0o777),
            Child::new(1, 0x0E, 13, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 6, 11, 2, 0, 0, 0, 4, 9, 12, 13, 0, 8, 0, 5, 3, 7, 10, 1, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0,
        ],
        required: [0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0],
    };

    /// `Anchor`
    pub(crate) static ANCHOR: Content = Content {
        page: 1,
        children: &[
            Child::new(1, 0x0A, 1, 0o777, 0o777),
            Child::new(1, 0x0F, 2, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x4, 0x4, 0x4, 0x4, 0x4, 0x4, 0x4, 0x4, 0x4],
    };

    /// `Mem`
    pub(crate) static MEM: Content = Content {
        page: 1,
        children: &[
            Child::new(1, 0x11, 1, 0o777, 0o777),
            Child::new(1, 0x09, 2, 0o777, 0o777),
            Child::new(1, 0x08, 3, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 3, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0xC, 0xC, 0xC, 0xC, 0xC, 0xC, 0xC, 0xC, 0xC],
    };
}

/// What stands in the elements of `devinf`.
pub(crate) mod devinf {
    use super::*;

    /// `DevInf`
    pub(crate) static DEV_INF: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x25, 1, 0o777, 0o777),
            Child::new(0, 0x11, 2, 0o777, 0o777),
            Child::new(0, 0x15, 3, 0o777, 0o777),
            Child::new(0, 0x16, 4, 0o777, 0o777),
            Child::new(0, 0x0F, 5, 0o777, 0o777),
            Child::new(0, 0x1E, 6, 0o777, 0o777),
            Child::new(0, 0x10, 7, 0o777, 0o777),
            Child::new(0, 0x09, 8, 0o777, 0o777),
            Child::new(0, 0x0B, 9, 0o777, 0o777),
            Child::new(0, 0x28, 10, 0o666, 0o666),
            Child::new(0, 0x2A, 11, 0o666, 0o666),
            Child::new(0, 0x29, 12, 0o666, 0o666),
            Child::new(0, 0x07, 13, 0o777, 0o000),
            Child::new(0, 0x05, 14, 0o333, 0o000),
            Child::new(0, 0x0E, 15, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 14, 0, 13, 0, 8, 0, 9, 0, 0, 15, 5, 7, 2, 0, 0, 0, 3, 4, 0, 0, 0, 0, 0,
            0, 0, 6, 0, 0, 0, 0, 0, 0, 1, 0, 0, 10, 12, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0,
        ],
        required: [
            0x2302, 0x2302, 0x2302, 0x2302, 0x2302, 0x2302, 0x2302, 0x2302, 0x2302,
        ],
    };

    /// `DataStore`
    pub(crate) static DATA_STORE: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x1D, 1, 0o777, 0o777),
            Child::new(0, 0x0C, 2, 0o777, 0o777),
            Child::new(0, 0x12, 3, 0o777, 0o777),
            Child::new(0, 0x1A, 4, 0o777, 0o777),
            Child::new(0, 0x19, 5, 0o777, 0o000),
            Child::new(0, 0x22, 6, 0o777, 0o777),
            Child::new(0, 0x21, 7, 0o777, 0o000),
            Child::new(0, 0x05, 8, 0o444, 0o000),
            Child::new(0, 0x0D, 9, 0o777, 0o777),
            Child::new(0, 0x34, 10, 0o444, 0o444),
            Child::new(0, 0x1F, 11, 0o777, 0o777),
            Child::new(0, 0x30, 12, 0o444, 0o000),
            Child::new(0, 0x31, 13, 0o444, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 2, 9, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 5, 4, 0, 0,
            1, 0, 11, 0, 7, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 13, 0, 0, 10, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0,
        ],
        required: [
            0x852, 0x852, 0x952, 0x852, 0x852, 0x952, 0x852, 0x852, 0x952,
        ],
    };

    /// `Rx`
    pub(crate) static RX: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x06, 1, 0o777, 0o777),
            Child::new(0, 0x24, 2, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6],
    };

    /// `Rx-Pref`
    pub(crate) static RX_PREF: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x06, 1, 0o777, 0o777),
            Child::new(0, 0x24, 2, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6],
    };

    /// `Tx`
    pub(crate) static TX: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x06, 1, 0o777, 0o777),
            Child::new(0, 0x24, 2, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6],
    };

    /// `Tx-Pref`
    pub(crate) static TX_PREF: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x06, 1, 0o777, 0o777),
            Child::new(0, 0x24, 2, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6],
    };

    /// `Filter-Rx`
    pub(crate) static FILTER_RX: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x06, 1, 0o777, 0o777),
            Child::new(0, 0x24, 2, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6],
    };

    /// `DSMem`
    pub(crate) static DS_MEM: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x1B, 1, 0o777, 0o777),
            Child::new(0, 0x14, 2, 0o777, 0o777),
            Child::new(0, 0x13, 3, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 2, 0, 0, 0, 0, 0, 0, 1, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0],
    };

    /// `SyncCap`
    pub(crate) static SYNC_CAP: Content = Content {
        page: 0,
        children: &[Child::new(0, 0x20, 1, 0o777, 0o000)],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `Ext`
    pub(crate) static EXT: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x26, 1, 0o777, 0o777),
            Child::new(0, 0x27, 2, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `CTCap/1.1`
    pub(crate) static CT_CAP_1_1: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x06, 1, 0o777, 0o000),
            Child::new(0, 0x18, 1, 0o777, 0o000),
            Child::new(0, 0x23, 1, 0o777, 0o000),
            Child::new(0, 0x08, 1, 0o777, 0o000),
            Child::new(0, 0x1C, 1, 0o777, 0o000),
            Child::new(0, 0x0C, 1, 0o777, 0o000),
            Child::new(0, 0x17, 1, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 1, 0, 4, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 2, 0, 0, 0, 5,
            0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0],
    };

    /// `CTCap`
    pub(crate) static CT_CAP: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x06, 1, 0o777, 0o777),
            Child::new(0, 0x24, 2, 0o777, 0o777),
            Child::new(0, 0x33, 3, 0o777, 0o777),
            Child::new(0, 0x2B, 4, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x16, 0x16, 0x16, 0x16, 0x16, 0x16, 0x16, 0x16, 0x16],
    };

    /// `Property`
    pub(crate) static PROPERTY: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x18, 1, 0o777, 0o777),
            Child::new(0, 0x08, 2, 0o777, 0o777),
            Child::new(0, 0x2D, 3, 0o777, 0o777),
            Child::new(0, 0x1C, 4, 0o777, 0o777),
            Child::new(0, 0x2E, 5, 0o777, 0o777),
            Child::new(0, 0x23, 6, 0o777, 0o000),
            Child::new(0, 0x0C, 7, 0o777, 0o777),
            Child::new(0, 0x2C, 8, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4,
            0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `PropParam`
    pub(crate) static PROP_PARAM: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x17, 1, 0o777, 0o777),
            Child::new(0, 0x08, 2, 0o777, 0o777),
            Child::new(0, 0x23, 3, 0o777, 0o000),
            Child::new(0, 0x0C, 4, 0o777, 0o777),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2, 0x2],
    };

    /// `FilterCap`
    pub(crate) static FILTER_CAP: Content = Content {
        page: 0,
        children: &[
            Child::new(0, 0x06, 1, 0o777, 0o777),
            Child::new(0, 0x24, 2, 0o777, 0o777),
            Child::new(0, 0x32, 3, 0o777, 0o000),
            Child::new(0, 0x18, 4, 0o777, 0o000),
        ],
        index: [
            0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0,
        ],
        required: [0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6, 0x6],
    };
}
