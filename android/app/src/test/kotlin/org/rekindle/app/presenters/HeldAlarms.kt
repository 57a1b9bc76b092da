package org.rekindle.app.presenters

import org.rekindle.core.ReminderView
import org.rekindle.core.UnarmedRequest

/** Alarms that remember what is armed and refuse nothing. */
class HeldAlarms : Alarms {
    var armed = listOf<ReminderView>()

    override fun arm(
        plan: List<ReminderView>,
        words: NoticeWords,
        nowMs: Long,
    ) = emptyList<UnarmedRequest>().also { armed = plan }

    override fun overdue(nowMs: Long) = emptyMap<String, Long>()
}
