package org.rekindle.app

import android.Manifest
import android.content.Intent
import android.os.Build
import android.os.Bundle
import android.provider.Settings
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.lifecycleScope
import org.rekindle.app.presenters.CouplePresenter
import org.rekindle.app.presenters.TodayPresenter
import org.rekindle.app.screens.CoupleActions
import org.rekindle.app.screens.CoupleScreen
import org.rekindle.app.screens.TodayActions
import org.rekindle.app.screens.TodayScreen
import org.rekindle.app.theme.RekindleTheme

/** The app's one window. It shows what presenters hold, and asks the system for what only a window may ask. */
class MainActivity : ComponentActivity() {
    private lateinit var today: TodayPresenter
    private lateinit var couple: CouplePresenter
    private var isForTwo by mutableStateOf(false)

    private val permission =
        registerForActivityResult(ActivityResultContracts.RequestPermission()) { allowed ->
            if (allowed) today.refresh() else openNoticeSettings()
        }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        val parts = RekindleApp.of(this).parts
        today = parts.todayPresenter(lifecycleScope)
        couple = parts.couplePresenter(lifecycleScope)
        val (actions, forTwo) = Actions() to ActionsForTwo()
        setContent {
            val state by today.state.collectAsStateWithLifecycle()
            val two by couple.state.collectAsStateWithLifecycle()
            val isAwake by parts.awake.isAwake.collectAsStateWithLifecycle()
            SideEffect { keepScreen(isAwake) }
            RekindleTheme {
                BackHandler(enabled = isForTwo) {
                    isForTwo = false
                    // An exchange or a yes may have changed what today shows.
                    today.refresh()
                }
                if (isForTwo) CoupleScreen(two, forTwo) else TodayScreen(state, actions)
            }
        }
    }

    override fun onStart() {
        super.onStart()
        RekindleApp.of(this).parts.let {
            it.lock.cameBack()
            it.session.refresh()
        }
        // The day, the zone or a permission may have changed while the app was away.
        today.refresh()
    }

    override fun onStop() {
        super.onStop()
        // Turned to the side it is the same app in the same hand.
        if (!isChangingConfigurations) {
            RekindleApp
                .of(this)
                .parts.lock
                .left()
        }
    }

    private fun keepScreen(isAwake: Boolean) {
        if (isAwake) {
            window.addFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
        } else {
            window.clearFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
        }
    }

    private fun openNoticeSettings() {
        startActivity(
            Intent(Settings.ACTION_APP_NOTIFICATION_SETTINGS).putExtra(Settings.EXTRA_APP_PACKAGE, packageName),
        )
    }

    private inner class Actions : TodayActions {
        override fun mark(ritual: String) = today.mark(ritual)

        override fun undo(ritual: String) = today.undo(ritual)

        override fun retry() = today.refresh()

        override fun openForTwo() {
            couple.refresh()
            isForTwo = true
        }

        /** Asks where the system lets an app ask; it answers "no" by itself once a person has refused for good. */
        override fun mendReminders() {
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
                permission.launch(Manifest.permission.POST_NOTIFICATIONS)
            } else {
                openNoticeSettings()
            }
        }
    }

    private inner class ActionsForTwo : CoupleActions {
        override fun invite() = couple.invite()

        override fun join(code: String) = couple.join(code)

        override fun confirm(reply: String) = couple.confirm(reply)

        override fun finish(reveal: String) = couple.finish(reveal)

        override fun accept() = couple.accept()

        override fun cancel() = couple.cancel()

        override fun relink() = couple.relink()

        override fun acceptProposal(id: String) = couple.acceptProposal(id)

        override fun exchange() = couple.exchange()

        override fun retry() = couple.refresh()
    }
}
