package org.rekindle.app.platform

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.graphics.drawable.Icon
import org.rekindle.app.MainActivity
import org.rekindle.app.R
import org.rekindle.app.presenters.NoticeWords
import org.rekindle.core.ReminderAnswer

/**
 * Shows reminders as notifications: private on a locked screen, with the words that were fixed when they were
 * armed. It must never look into a vault: a notice can ring while none can be opened.
 */
class Notices(
    private val context: Context,
) {
    private val manager = requireNotNull(context.getSystemService(NotificationManager::class.java))
    private val intents = ReminderIntents(context)

    /** Makes the channel, or gives it its name in the language now spoken. */
    fun prepare(words: NoticeWords) {
        val channel = NotificationChannel(CHANNEL, words.channel, NotificationManager.IMPORTANCE_DEFAULT)
        channel.description = words.channelAbout
        channel.lockscreenVisibility = Notification.VISIBILITY_PRIVATE
        manager.createNotificationChannel(channel)
    }

    /** Whether a reminder would be seen: the app and the channel are both allowed to speak. */
    fun areAllowed(): Boolean {
        val channel = manager.getNotificationChannel(CHANNEL)
        return manager.areNotificationsEnabled() && channel?.importance != NotificationManager.IMPORTANCE_NONE
    }

    /** Shows a reminder. */
    fun show(armed: ArmedReminder) {
        prepare(armed.words)
        val notice =
            builder(armed.reminder.title)
                .setContentText(armed.reminder.body)
                .setPublicVersion(builder(armed.words.discreet).build())
                .setContentIntent(openApp())
        if (armed.reminder.firing != null) {
            notice.addAction(action(armed, ReminderAnswer.DONE, armed.words.done))
            notice.addAction(action(armed, ReminderAnswer.LATER, armed.words.later))
            notice.addAction(action(armed, ReminderAnswer.SKIP, armed.words.skip))
        }
        manager.notify(armed.reminder.id, NOTICE, notice.build())
    }

    /** Takes a shown reminder away. */
    fun withdraw(id: String) = manager.cancel(id, NOTICE)

    private fun builder(title: String): Notification.Builder =
        Notification
            .Builder(context, CHANNEL)
            .setSmallIcon(R.drawable.ic_notice)
            .setContentTitle(title)
            .setCategory(Notification.CATEGORY_REMINDER)
            .setVisibility(Notification.VISIBILITY_PRIVATE)
            .setAutoCancel(true)

    private fun action(
        armed: ArmedReminder,
        answer: ReminderAnswer,
        words: String,
    ): Notification.Action {
        val icon = Icon.createWithResource(context, R.drawable.ic_notice)
        return Notification.Action.Builder(icon, words, intents.answer(armed, answer)).build()
    }

    private fun openApp(): PendingIntent =
        PendingIntent.getActivity(
            context,
            0,
            Intent(context, MainActivity::class.java),
            PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT,
        )

    companion object {
        /** The channel of reminders; its id is for ever, since people's own settings hang on it. */
        const val CHANNEL = "reminders"

        /** Notices are told apart by their tag, the reminder's id. */
        const val NOTICE = 1
    }
}
