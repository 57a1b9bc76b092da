package org.rekindle.app.presenters

/** Remembers which wakings were asked for, and wakes nobody. */
class HeldWakes : Wakes {
    var isDaily = false
    var asked: Wake? = null

    override fun daily() {
        isDaily = true
    }

    override fun keep(wake: Wake) {
        asked = asked ?: wake
    }

    override fun replace(wake: Wake) {
        asked = wake
    }

    override fun follow(wake: Wake) = replace(wake)

    override fun forget() {
        asked = null
    }
}
