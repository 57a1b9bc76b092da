pub(super) fn run(_: &crate::context::Context) -> crate::failure::Result<crate::output::Report> { Err(crate::failure::Failure::input("internal")) }
