package org.rekindle.app.screens

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.OutlinedTextFieldDefaults
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** A field for what is private: the keyboard corrects nothing by what it knows, and the window tells it to learn nothing. */
@Composable
fun PrivateField(
    text: String,
    label: String,
    modifier: Modifier = Modifier,
    isOneLine: Boolean = false,
    action: ImeAction = ImeAction.Default,
    onAction: () -> Unit = {},
    trailing: (@Composable () -> Unit)? = null,
    onType: (String) -> Unit,
) {
    val palette = LocalPalette.current
    OutlinedTextField(
        text,
        onType,
        modifier.fillMaxWidth(),
        textStyle = Type.body,
        label = { Text(label) },
        singleLine = isOneLine,
        trailingIcon = trailing,
        keyboardOptions =
            KeyboardOptions(
                capitalization = KeyboardCapitalization.Sentences,
                autoCorrectEnabled = false,
                imeAction = action,
            ),
        keyboardActions = KeyboardActions(onAny = { onAction() }),
        shape = RoundedCornerShape(Space.corner),
        colors =
            OutlinedTextFieldDefaults.colors(
                focusedContainerColor = palette.surface,
                unfocusedContainerColor = palette.surface,
                focusedBorderColor = palette.dusk,
                focusedLabelColor = palette.dusk,
                unfocusedBorderColor = palette.line,
                cursorColor = palette.dusk,
            ),
    )
}
