package org.rekindle.app.platform

import android.content.Context
import androidx.work.Constraints
import androidx.work.Data
import androidx.work.ExistingPeriodicWorkPolicy
import androidx.work.ExistingWorkPolicy
import androidx.work.NetworkType
import androidx.work.OneTimeWorkRequest
import androidx.work.PeriodicWorkRequest
import androidx.work.WorkManager
import org.rekindle.app.presenters.Wake
import org.rekindle.app.presenters.Wakes
import java.util.concurrent.TimeUnit

/**
 * Asks the system to wake the app. WorkManager keeps what was asked for over a restart of the phone, and its requests bear no
 * names but these: they lie in the open in its own file.
 */
class PhoneWakes(
    private val context: Context,
) : Wakes {
    // Made when it is first needed, as the whole of WorkManager is.
    private val work by lazy { WorkManager.getInstance(context) }

    override fun keep(wake: Wake) = ask(wake, ExistingWorkPolicy.KEEP)

    override fun replace(wake: Wake) = ask(wake, ExistingWorkPolicy.REPLACE)

    // The one that woke the app has not ended yet: to replace it would cancel it, to keep it would ask for nothing.
    override fun follow(wake: Wake) = ask(wake, ExistingWorkPolicy.APPEND_OR_REPLACE)

    override fun forget() {
        work.cancelUniqueWork(EXCHANGE)
        work.cancelUniqueWork(EXCHANGE_ONLINE)
    }

    override fun daily() {
        val request =
            PeriodicWorkRequest
                .Builder(PlanWorker::class.java, 1, TimeUnit.DAYS)
                // Alarms were armed when the app began; the first look is tomorrow.
                .setInitialDelay(1, TimeUnit.DAYS)
                .build()
        work.enqueueUniquePeriodicWork(PLAN, ExistingPeriodicWorkPolicy.KEEP, request)
    }

    private fun ask(
        wake: Wake,
        policy: ExistingWorkPolicy,
    ) {
        // A place of the other kind was given up: its request stands under the other name.
        work.cancelUniqueWork(if (wake.needsNetwork) EXCHANGE else EXCHANGE_ONLINE)
        work.enqueueUniqueWork(if (wake.needsNetwork) EXCHANGE_ONLINE else EXCHANGE, policy, wake.request())
    }

    private fun Wake.request(): OneTimeWorkRequest {
        val network = if (needsNetwork) NetworkType.CONNECTED else NetworkType.NOT_REQUIRED
        return OneTimeWorkRequest
            .Builder(ExchangeWorker::class.java)
            .setInitialDelay(delayMs, TimeUnit.MILLISECONDS)
            .setConstraints(Constraints.Builder().setRequiredNetworkType(network).build())
            .setInputData(Data.Builder().putLong(ExchangeWorker.AT, atMs).build())
            .build()
    }

    companion object {
        /** The unique requests: the daily plan, and the next window for a place that needs no network, or needs one. */
        const val PLAN = "plan"
        const val EXCHANGE = "exchange"
        const val EXCHANGE_ONLINE = "exchange-online"
    }
}
