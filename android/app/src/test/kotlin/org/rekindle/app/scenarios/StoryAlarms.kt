package org.rekindle.app.scenarios

import org.rekindle.app.presenters.Alarms
import org.rekindle.app.presenters.NoticeWords
import org.rekindle.core.ReminderView
import org.rekindle.core.UnarmedRequest

/** A system that refuses what the story says, until the story says otherwise. */
class StoryAlarms : Alarms {
    var refused: List<UnarmedRequest> = emptyList()

    override fun arm(
        plan: List<ReminderView>,
        words: NoticeWords,
        nowMs: Long,
    ): List<UnarmedRequest> = refused

    override fun overdue(nowMs: Long) = emptyMap<String, Long>()
}
