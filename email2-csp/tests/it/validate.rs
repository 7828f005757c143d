//! Values, commands and sets of nodes against trees.

mod commands;
mod lint;
mod sets;
mod values;
