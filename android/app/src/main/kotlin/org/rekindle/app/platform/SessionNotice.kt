package org.rekindle.app.platform

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.graphics.drawable.Icon
import android.os.SystemClock
import org.rekindle.app.MainActivity
import org.rekindle.app.R
import org.rekindle.app.presenters.KeptSession
import org.rekindle.app.presenters.KeptWords

/**
 * The notice that stands while a session runs or is paused: neutral words, what is left, pause and stop. It shows on a locked
 * screen, where stopping must be possible; it makes no sound and lights nothing.
 */
class SessionNotice(
    private val context: Context,
) {
    private val manager = requireNotNull(context.getSystemService(NotificationManager::class.java))

    /** Shows it, or brings it up to date. */
    fun show(session: KeptSession) = manager.notify(ID, build(session))

    /** Takes it away. */
    fun withdraw() = manager.cancel(ID)

    /** The notice for a session. */
    fun build(session: KeptSession): Notification {
        val words = session.words
        prepare(words)
        val notice =
            Notification
                .Builder(context, CHANNEL)
                .setSmallIcon(R.drawable.ic_notice)
                .setContentTitle(words.title)
                .setContentText(if (session.isPaused) words.paused else words.running)
                .setCategory(Notification.CATEGORY_STOPWATCH)
                .setVisibility(Notification.VISIBILITY_PUBLIC)
                .setOngoing(true)
                .setOnlyAlertOnce(true)
                .setShowWhen(false)
                .setContentIntent(openApp())
        session.endsMs?.let { endsMs ->
            // The notice's own clock is the one on the wall; it is set anew with every part.
            notice.setUsesChronometer(true).setChronometerCountDown(true).setShowWhen(true)
            notice.setWhen(System.currentTimeMillis() + endsMs - SystemClock.elapsedRealtime())
        }
        // Going on may need both people's yes again: that is the app's.
        if (!session.isPaused) notice.addAction(action(SessionActionReceiver.PAUSE, words.pause))
        notice.addAction(action(SessionActionReceiver.STOP, words.stop))
        return notice.build()
    }

    private fun prepare(words: KeptWords) {
        val channel = NotificationChannel(CHANNEL, words.channel, NotificationManager.IMPORTANCE_LOW)
        channel.description = words.channelAbout
        channel.lockscreenVisibility = Notification.VISIBILITY_PUBLIC
        channel.setShowBadge(false)
        manager.createNotificationChannel(channel)
    }

    private fun action(
        name: String,
        words: String,
    ): Notification.Action {
        val intent = Intent(context, SessionActionReceiver::class.java).setAction(name)
        val answer = PendingIntent.getBroadcast(context, 0, intent, FLAGS)
        val icon = Icon.createWithResource(context, R.drawable.ic_notice)
        return Notification.Action.Builder(icon, words, answer).build()
    }

    private fun openApp(): PendingIntent =
        PendingIntent.getActivity(context, 0, Intent(context, MainActivity::class.java), FLAGS)

    companion object {
        /** The channel of the timer; its id is for ever, since people's own settings hang on it. */
        const val CHANNEL = "timer"

        /** There is one session at a time, and one notice. */
        const val ID = 2

        private const val FLAGS = PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT
    }
}
