package org.rekindle.app.platform

import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.net.Uri
import org.rekindle.app.presenters.NoticeWords
import org.rekindle.core.FiringView
import org.rekindle.core.ReminderAnswer
import org.rekindle.core.ReminderView

/** A reminder as it was when it was armed: what rings later must not depend on opening a vault. */
data class ArmedReminder(
    val reminder: ReminderView,
    val words: NoticeWords,
) {
    /** Two armed reminders with the same text here need not be armed again. */
    val fingerprint: String get() = "${reminder.atMs}|${hashCode()}"
}

/**
 * Reminders and answers as intents and back.
 *
 * An intent is told from another by its data, `rekindle:reminder/<id>`: unlike a request code made from an id,
 * two ids can never share it. All intents are explicit and immutable; nobody else can send or change them.
 */
class ReminderIntents(
    private val context: Context,
) {
    /** The intent of an alarm. */
    fun ring(armed: ArmedReminder): PendingIntent =
        PendingIntent.getBroadcast(context, 0, ringIntent(armed.reminder.id).put(armed), REPLACING)

    /** The alarm's intent if the system still holds it: after a restart or a forced stop it does not. */
    fun ringIfHeld(id: String): PendingIntent? =
        PendingIntent.getBroadcast(
            context,
            0,
            ringIntent(id),
            PendingIntent.FLAG_NO_CREATE or PendingIntent.FLAG_IMMUTABLE,
        )

    /** The intent of one of a notification's actions. */
    fun answer(
        armed: ArmedReminder,
        answer: ReminderAnswer,
    ): PendingIntent {
        val intent =
            Intent(context, ActionReceiver::class.java)
                .setData(Uri.fromParts(SCHEME, "${answer.name}/${armed.reminder.id}", null))
                .put(armed)
                .putExtra(ANSWER, answer.name)
        return PendingIntent.getBroadcast(context, 0, intent, REPLACING)
    }

    private fun ringIntent(id: String) =
        Intent(context, ReminderReceiver::class.java).setData(Uri.fromParts(SCHEME, "reminder/$id", null))

    companion object {
        private const val SCHEME = "rekindle"
        private const val REPLACING = PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE

        private const val ID = "id"
        private const val AT = "at"
        private const val FIRES = "fires"
        private const val TITLE = "title"
        private const val BODY = "body"
        private const val RITUAL = "ritual"
        private const val RULE_LOCAL = "rule_local"
        private const val ALSO = "also"
        private const val DAY = "day"
        private const val SNOOZED = "snoozed"
        private const val DEFERRED = "deferred"
        private const val WORDS = "words"
        private const val ANSWER = "answer"

        /** What [intent] carries; null when it is not one of ours. */
        fun read(intent: Intent): ArmedReminder? {
            val words = intent.getStringArrayExtra(WORDS)?.takeIf { it.size == 6 } ?: return null
            val reminder =
                ReminderView(
                    id = intent.getStringExtra(ID) ?: return null,
                    atMs = intent.getLongExtra(AT, 0),
                    firesLocal = intent.getStringExtra(FIRES) ?: return null,
                    firing = readFiring(intent),
                    title = intent.getStringExtra(TITLE) ?: return null,
                    body = intent.getStringExtra(BODY) ?: return null,
                )
            return ArmedReminder(reminder, NoticeWords(words[0], words[1], words[2], words[3], words[4], words[5]))
        }

        /** The answer that [intent] carries. */
        fun readAnswer(intent: Intent): ReminderAnswer? =
            ReminderAnswer.entries.find { it.name == intent.getStringExtra(ANSWER) }

        private fun readFiring(intent: Intent): FiringView? =
            FiringView(
                ritual = intent.getStringExtra(RITUAL) ?: return null,
                ruleLocal = intent.getStringExtra(RULE_LOCAL) ?: return null,
                also = intent.getStringArrayExtra(ALSO)?.toList().orEmpty(),
                day = intent.getStringExtra(DAY) ?: return null,
                snoozed = intent.getBooleanExtra(SNOOZED, false),
                deferred = intent.getBooleanExtra(DEFERRED, false),
            )

        private fun Intent.put(armed: ArmedReminder): Intent {
            val (reminder, words) = armed
            reminder.firing?.let { firing ->
                putExtra(RITUAL, firing.ritual)
                putExtra(RULE_LOCAL, firing.ruleLocal)
                putExtra(ALSO, firing.also.toTypedArray())
                putExtra(DAY, firing.day)
                putExtra(SNOOZED, firing.snoozed)
                putExtra(DEFERRED, firing.deferred)
            }
            putExtra(
                WORDS,
                arrayOf(words.done, words.later, words.skip, words.discreet, words.channel, words.channelAbout),
            )
            return putExtra(ID, reminder.id)
                .putExtra(AT, reminder.atMs)
                .putExtra(FIRES, reminder.firesLocal)
                .putExtra(TITLE, reminder.title)
                .putExtra(BODY, reminder.body)
        }
    }
}
