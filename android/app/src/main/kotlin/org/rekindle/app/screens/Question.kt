package org.rekindle.app.screens

import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** A question before what cannot be taken back. */
@Composable
internal fun Question(
    ask: String,
    yes: String,
    no: String,
    onNo: () -> Unit,
    onYes: () -> Unit,
) {
    AlertDialog(
        onDismissRequest = onNo,
        confirmButton = { QuietButton(yes, onTap = onYes) },
        dismissButton = { QuietButton(no, onTap = onNo) },
        text = { Text(ask, style = Type.body, color = LocalPalette.current.ink) },
        containerColor = LocalPalette.current.surface,
        shape = RoundedCornerShape(Space.corner),
    )
}
