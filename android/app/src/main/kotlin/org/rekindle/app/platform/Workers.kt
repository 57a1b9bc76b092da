package org.rekindle.app.platform

import android.content.Context
import android.os.PowerManager
import androidx.work.CoroutineWorker
import androidx.work.WorkerParameters
import org.rekindle.app.RekindleApp

/** Plans reminders anew, once a day: a backstop, should alarms have been lost without anything telling the app. */
class PlanWorker(
    context: Context,
    parameters: WorkerParameters,
) : CoroutineWorker(context, parameters) {
    override suspend fun doWork(): Result {
        val parts = RekindleApp.of(applicationContext).parts
        quietly { parts.reminding.arm() }
        return Result.success()
    }
}

/** A window for exchanging has come. What is exchanged, and whether, is the core's. */
class ExchangeWorker(
    context: Context,
    parameters: WorkerParameters,
) : CoroutineWorker(context, parameters) {
    /** It ends well also where nothing could be done: to try again at once would not follow the windows. */
    override suspend fun doWork(): Result {
        val parts = RekindleApp.of(applicationContext).parts
        val isInHand = applicationContext.getSystemService(PowerManager::class.java)?.isInteractive == true
        quietly { parts.exchanging.woken(inputData.getLong(AT, 0), isInHand) }
        return Result.success()
    }

    companion object {
        /** The instant that was asked for, in milliseconds since 1970-01-01 UTC. */
        const val AT = "at"
    }
}
