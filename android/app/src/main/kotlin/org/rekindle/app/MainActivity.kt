package org.rekindle.app

import android.Manifest
import android.content.ActivityNotFoundException
import android.content.Intent
import android.graphics.Color
import android.os.Build
import android.os.Bundle
import android.view.WindowManager
import androidx.activity.ComponentActivity
import androidx.activity.SystemBarStyle
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContracts
import androidx.activity.viewModels
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.SideEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.initializer
import androidx.lifecycle.viewmodel.viewModelFactory
import org.rekindle.app.platform.PhoneLinks
import org.rekindle.app.presenters.ThemeChoice
import org.rekindle.app.theme.RekindleTheme
import org.rekindle.app.window.ShownApp
import org.rekindle.app.window.SystemAsk
import org.rekindle.app.window.WindowRooms

/** The app's one window. It shows what presenters hold, and asks the system for what only a window may ask. */
class MainActivity : ComponentActivity() {
    private val rooms: WindowRooms by viewModels {
        viewModelFactory { initializer { WindowRooms(RekindleApp.of(this@MainActivity).parts) } }
    }
    private val links by lazy { PhoneLinks(this) }
    private val asked = Asked()

    private val permission =
        registerForActivityResult(ActivityResultContracts.RequestPermission()) { allowed ->
            if (allowed) rooms.today.refresh() else links.noticeSettings()
        }

    // Asked when a reminder was saved: a no is an answer, and leads nowhere else.
    private val firstPermission =
        registerForActivityResult(ActivityResultContracts.RequestPermission()) { rooms.today.refresh() }

    // The app may have locked while the system's picker was open: what was picked waits for the person to be back.
    private val placePicker =
        registerForActivityResult(ActivityResultContracts.OpenDocumentTree()) { picked ->
            if (picked != null) rooms.pickedPlace.value = picked.toString()
        }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        // No picture of it anywhere: not in the app switcher, not by another app, not on a screen that is shared.
        window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
        rooms.frame.refresh()
        rooms.parts.begin()
        // Turned to the side, or brought back by the system, it is where it was.
        if (savedInstanceState == null) rooms.ways.ask(intent.action)
        setContent {
            val isAwake by rooms.parts.awake.isAwake
                .collectAsStateWithLifecycle()
            SideEffect { keepScreen(isAwake) }
            val theme by rooms.parts.theme.choice
                .collectAsStateWithLifecycle()
            RekindleTheme(isDark(theme)) { ShownApp(rooms, asked) }
        }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        rooms.ways.ask(intent.action)
    }

    override fun onStart() {
        super.onStart()
        rooms.parts.lock.cameBack()
        rooms.parts.session.refresh()
        // The day, the zone or a permission may have changed while the app was away.
        rooms.today.refresh()
        rooms.settings.lookAgain()
    }

    override fun onStop() {
        super.onStop()
        // Turned to the side it is the same app in the same hand.
        if (!isChangingConfigurations) rooms.parts.lock.left()
    }

    private fun keepScreen(isAwake: Boolean) {
        if (isAwake) {
            window.addFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
        } else {
            window.clearFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
        }
    }

    @Composable
    private fun isDark(theme: ThemeChoice) =
        when (theme) {
            ThemeChoice.SYSTEM -> isSystemInDarkTheme()
            ThemeChoice.LIGHT -> false
            ThemeChoice.DARK -> true
        }

    private inner class Asked : SystemAsk {
        /** Asks where the system lets an app ask; it answers "no" by itself once a person has refused for good. */
        override fun notices() {
            if (rooms.parts.notices.areAllowed()) {
                // Notices are not what is in the way.
                links.appSettings()
            } else if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
                permission.launch(Manifest.permission.POST_NOTIFICATIONS)
            } else {
                links.noticeSettings()
            }
        }

        override fun darken(isDark: Boolean) {
            if (isDark) {
                val dark = SystemBarStyle.dark(Color.TRANSPARENT)
                enableEdgeToEdge(dark, dark)
            } else {
                enableEdgeToEdge()
            }
        }

        override fun copy(text: String) = links.copy(text)

        override fun firstNotices() {
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
                firstPermission.launch(Manifest.permission.POST_NOTIFICATIONS)
            }
        }

        override fun pickPlace() {
            try {
                placePicker.launch(null)
            } catch (_: ActivityNotFoundException) {
                // A phone without a picker of folders: parcels need none.
            }
        }

        override fun exactAlarms() = links.exactAlarms()

        override fun dial(number: String) = links.dial(number)

        override fun browse(address: String) = links.browse(address)

        override fun appSettings() = links.appSettings()
    }
}
