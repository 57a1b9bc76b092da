package org.rekindle.app.platform

import android.app.AlarmManager
import android.content.Context
import androidx.core.content.edit
import org.rekindle.app.presenters.Alarms
import org.rekindle.app.presenters.NoticeWords
import org.rekindle.app.presenters.Ringing
import org.rekindle.core.ReminderView
import org.rekindle.core.UnarmedReason
import org.rekindle.core.UnarmedRequest

/**
 * Keeps the system's alarms equal to a plan.
 *
 * Alarms are inexact: Android 14 denies exact ones by default, and some minutes do not matter here; they are exact where the
 * person wants that and the system lets it. They ring in the phone's idle state too. Android does not say which alarms an app has,
 * so what was armed is noted in a small file (ids and times, no names); the note counts only while the system still holds the
 * alarm's intent, which it drops at a restart, an update or a forced stop. A note whose time has passed without its intent is of a
 * reminder that never rang.
 */
class AlarmArmer(
    context: Context,
    private val notices: Notices,
    private val ringing: Ringing,
) : Alarms {
    private val alarms = requireNotNull(context.getSystemService(AlarmManager::class.java))
    private val intents = ReminderIntents(context)
    private val noted = context.getSharedPreferences("armed", Context.MODE_PRIVATE)
    private val missed = context.getSharedPreferences("missed", Context.MODE_PRIVATE)

    override fun arm(
        plan: List<ReminderView>,
        words: NoticeWords,
        nowMs: Long,
    ): List<UnarmedRequest> {
        notices.prepare(words)
        val wanted = plan.associate { it.id to ArmedReminder(it, words) }
        (noted.all.keys - wanted.keys).forEach { id ->
            noteIfMissed(id, nowMs)
            cancel(id)
        }
        val isExact = ringing.isExactChosen && ringing.isExactAllowed()
        val refused = wanted.values.mapNotNull { armIfNeeded(it, isExact) }
        // Armed all the same, so that they ring as soon as notices are allowed again; but told.
        if (!notices.areAllowed()) return plan.map { it.refused(UnarmedReason.NotAllowed) }
        return missedLately(nowMs) + refused
    }

    override fun overdue(nowMs: Long): Map<String, Long> =
        noted.all.keys
            .associateWith { timeOf(it) }
            .filter { (id, atMs) -> atMs in nowMs - STILL_RINGS_MS..nowMs && intents.ringIfHeld(id) != null }

    private fun armIfNeeded(
        armed: ArmedReminder,
        isExact: Boolean,
    ): UnarmedRequest? {
        val id = armed.reminder.id
        // The system takes exact alarms away with the right to them and leaves their intents: the note tells the two apart.
        val note = if (isExact) armed.fingerprint + EXACT else armed.fingerprint
        val isHeld = noted.getString(id, null) == note && intents.ringIfHeld(id) != null
        if (isHeld) return null
        return try {
            set(armed, isExact)
            noted.edit { putString(id, note) }
            null
        } catch (_: SecurityException) {
            // Taken back since it was asked: later is better than never.
            if (isExact) armIfNeeded(armed, isExact = false) else forgetting(armed, UnarmedReason.NotAllowed)
        } catch (_: IllegalStateException) {
            // Android keeps 500 alarms of an app and says it in this way.
            forgetting(armed, UnarmedReason.NoRoom)
        }
    }

    private fun set(
        armed: ArmedReminder,
        isExact: Boolean,
    ) {
        val ring = intents.ring(armed)
        if (isExact) {
            alarms.setExactAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, armed.reminder.atMs, ring)
        } else {
            alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, armed.reminder.atMs, ring)
        }
    }

    private fun forgetting(
        armed: ArmedReminder,
        reason: UnarmedReason,
    ): UnarmedRequest {
        cancel(armed.reminder.id)
        return armed.reminder.refused(reason)
    }

    private fun cancel(id: String) {
        intents.ringIfHeld(id)?.let {
            alarms.cancel(it)
            it.cancel()
        }
        noted.edit { remove(id) }
    }

    private fun noteIfMissed(
        id: String,
        nowMs: Long,
    ) {
        val atMs = timeOf(id)
        if (atMs <= nowMs && intents.ringIfHeld(id) == null) missed.edit { putLong(id, atMs) }
    }

    /** Those of the last day; what is older has been told long enough. */
    private fun missedLately(nowMs: Long): List<UnarmedRequest> {
        val all = missed.all.mapValues { (_, atMs) -> atMs as Long }
        val (lately, before) = all.entries.partition { (_, atMs) -> atMs in nowMs - TOLD_MS..nowMs }
        if (before.isNotEmpty()) missed.edit { before.forEach { remove(it.key) } }
        return lately.map { (id, atMs) -> UnarmedRequest(id, atMs, UnarmedReason.System(Alarms.MISSED)) }
    }

    private fun timeOf(id: String): Long =
        noted
            .getString(id, null)
            ?.substringBefore('|')
            ?.toLongOrNull() ?: Long.MAX_VALUE

    private fun ReminderView.refused(reason: UnarmedReason) = UnarmedRequest(id, atMs, reason)

    private companion object {
        const val EXACT = "|exact"

        /** The system may let an inexact alarm ring this much later; then it is over. */
        const val STILL_RINGS_MS = 2 * 3_600_000L

        /** How long a reminder that never rang is told. */
        const val TOLD_MS = 86_400_000L
    }
}
