//! Values, commands and sets of nodes against trees.

mod commands;
mod sets;
mod values;
