package org.rekindle.app

import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Scaffold
import androidx.compose.material3.Text
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import org.rekindle.app.theme.RekindleTheme
import org.rekindle.app.theme.Type

/** The app's one window. */
class MainActivity : ComponentActivity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        setContent {
            RekindleTheme {
                Scaffold { Text(stringResource(R.string.app_name), Modifier.padding(it), style = Type.headline) }
            }
        }
    }
}
