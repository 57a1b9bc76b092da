package org.rekindle.app.presenters

/** A system that lets the app ring as the test says. */
class HeldRinging(
    var isAllowed: Boolean = true,
    var isRestricted: Boolean = false,
) : Ringing by Unhindered {
    override var isExactChosen = false
        private set

    override fun chooseExact(isOn: Boolean) {
        isExactChosen = isOn
    }

    override fun isExactAllowed() = isAllowed

    override fun isHeldBack(nowMs: Long) = isRestricted
}
