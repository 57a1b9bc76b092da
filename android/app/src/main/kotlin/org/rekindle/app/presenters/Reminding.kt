package org.rekindle.app.presenters

import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.rekindle.core.FiringView
import org.rekindle.core.ReminderAnswer
import org.rekindle.core.ReminderView
import org.rekindle.core.UnarmedRequest

/** The system's alarms. A port: the phone's own is `AlarmArmer`. */
interface Alarms {
    /**
     * Makes exactly [plan] armed: arms what is missing or differs, cancels the rest. Returns what the system
     * would not take; it must never be silent about one.
     */
    fun arm(
        plan: List<ReminderView>,
        words: NoticeWords,
    ): List<UnarmedRequest>
}

/** The words of a notification that do not depend on the reminder; fixed when it is armed. */
data class NoticeWords(
    val done: String,
    val later: String,
    val skip: String,
    /** What a locked screen shows in place of the rest. */
    val discreet: String,
    /** The name and purpose of the channel, as the system's settings show them. */
    val channel: String,
    val channelAbout: String,
)

/** Keeps the system's alarms equal to the core's plan, and books what became of them. */
class Reminding(
    private val daybook: Daybook,
    private val alarms: Alarms,
) {
    // Two plans at once (a boot and a change of zone, say) must not be armed in the wrong order.
    private val one = Mutex()

    /** Plans anew and arms it. Returns how many reminders the system refused. */
    suspend fun arm(): Int =
        one.withLock {
            daybook.call { visit ->
                val plan = visit.core.reminderPlan(LIMIT, visit.here, visit.language)
                val refused = alarms.arm(plan, visit.noticeWords())
                visit.core.reportUnarmed(refused)
                refused.size
            }
        }

    /** Books that a reminder rang, and arms what follows it. */
    suspend fun rang(firing: FiringView) {
        daybook.call { it.core.reminderRang(firing, it.here) }
        arm()
    }

    /** Books an answer on the ritual day that the firing was for, and arms what follows from it. */
    suspend fun answer(
        answer: ReminderAnswer,
        firing: FiringView,
    ) {
        daybook.call { it.core.answerReminder(answer, firing.ritual, firing.ruleLocal, firing.day, it.here) }
        arm()
    }

    private fun Visit.noticeWords(): NoticeWords {
        fun word(key: String) = words.text(key, emptyMap())
        return NoticeWords(
            done = word("notification.done"),
            later = word("notification.later"),
            skip = word("notification.skip"),
            discreet = word("notification.discreet_title"),
            channel = word("notification.channel.reminders"),
            channelAbout = word("notification.channel.reminders_about"),
        )
    }

    private companion object {
        /** The product's limit; Android itself takes 500 alarms of one app. */
        val LIMIT = 64u
    }
}
