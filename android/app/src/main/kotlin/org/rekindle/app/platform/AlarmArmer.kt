package org.rekindle.app.platform

import android.app.AlarmManager
import android.content.Context
import androidx.core.content.edit
import org.rekindle.app.presenters.Alarms
import org.rekindle.app.presenters.NoticeWords
import org.rekindle.core.ReminderView
import org.rekindle.core.UnarmedReason
import org.rekindle.core.UnarmedRequest

/**
 * Keeps the system's alarms equal to a plan.
 *
 * Alarms are inexact: Android 14 denies exact ones by default, and some minutes do not matter here. They ring in
 * the phone's idle state too. Android does not say which alarms an app has, so what was armed is noted in a small
 * file (ids and times, no names); the note counts only while the system still holds the alarm's intent, which
 * it drops at a restart, an update or a forced stop.
 */
class AlarmArmer(
    context: Context,
    private val notices: Notices,
) : Alarms {
    private val alarms = requireNotNull(context.getSystemService(AlarmManager::class.java))
    private val intents = ReminderIntents(context)
    private val noted = context.getSharedPreferences("armed", Context.MODE_PRIVATE)

    override fun arm(
        plan: List<ReminderView>,
        words: NoticeWords,
    ): List<UnarmedRequest> {
        notices.prepare(words)
        val wanted = plan.associate { it.id to ArmedReminder(it, words) }
        (noted.all.keys - wanted.keys).forEach(::cancel)
        val refused = wanted.values.mapNotNull(::armIfNeeded)
        // Armed all the same, so that they ring as soon as notices are allowed again; but told.
        if (!notices.areAllowed()) return plan.map { it.refused(UnarmedReason.NotAllowed) }
        return refused
    }

    private fun armIfNeeded(armed: ArmedReminder): UnarmedRequest? {
        val id = armed.reminder.id
        val isHeld = noted.getString(id, null) == armed.fingerprint && intents.ringIfHeld(id) != null
        if (isHeld) return null
        return try {
            alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, armed.reminder.atMs, intents.ring(armed))
            noted.edit { putString(id, armed.fingerprint) }
            null
        } catch (_: SecurityException) {
            forgetting(armed, UnarmedReason.NotAllowed)
        } catch (_: IllegalStateException) {
            // Android keeps 500 alarms of an app and says it in this way.
            forgetting(armed, UnarmedReason.NoRoom)
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

    private fun ReminderView.refused(reason: UnarmedReason) = UnarmedRequest(id, atMs, reason)
}
