//! APPLICATION characteristics: their views, and mail as an EMAIL2 account and back.

mod mapping;
mod views;
