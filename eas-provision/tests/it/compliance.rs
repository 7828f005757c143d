//! What a device may say about a policy.

mod answers;
mod golden;
mod laws;
mod prompts;
mod rules;
mod table;
