//! What the daybook lets through while the app is locked: nothing, but for calls that hold a pass.
//!
//! `docs/spec/consent.md` lists what works without the PIN. A room's call for one of those takes a [`Pass`]; all others meet
//! [`super::VaultError::Locked`] at the first row they touch, also those that are written later and forget to ask.

use std::cell::Cell;
use std::marker::PhantomData;

thread_local! {
    static PASSES: Cell<u32> = const { Cell::new(0) };
}

/// Lets this thread through as long as it lives. It cannot be sent to another thread.
#[derive(Debug)]
pub(crate) struct Pass(PhantomData<*const ()>);

impl Pass {
    /// A pass for what is named in the list of what works while locked, and for nothing else.
    pub(crate) fn for_the_locked_phone() -> Self {
        PASSES.set(PASSES.get() + 1);
        Self(PhantomData)
    }

    /// Whether this thread has one.
    pub(super) fn is_held() -> bool {
        PASSES.get() > 0
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        PASSES.set(PASSES.get().saturating_sub(1));
    }
}
