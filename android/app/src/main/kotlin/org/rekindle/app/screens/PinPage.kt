package org.rekindle.app.screens

import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import org.rekindle.app.presenters.PinForm
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** A page for a new PIN, typed twice, or for one that goes. What is typed lies in the memory of this page alone, and is gone when it is left. */
@Composable
internal fun PinPage(
    title: String,
    about: String,
    form: PinForm,
    isRemoving: Boolean = false,
    warning: String? = null,
    onSet: (current: String, new: String) -> Unit,
    beside: @Composable ColumnScope.() -> Unit = {},
) {
    // Never saveable: what is saved lies on the disk in the open.
    var current by remember { mutableStateOf("") }
    var new by remember { mutableStateOf("") }
    var again by remember { mutableStateOf("") }
    val differs = again.isNotEmpty() && !new.startsWith(again)
    val isWhole = (isRemoving || (new.isNotEmpty() && new == again)) && (form.current == null || current.isNotEmpty())
    val set = {
        if (isWhole) onSet(current, new)
    }
    FootPage(
        name = "pin",
        foot = {
            PrimaryButton(form.set, isEnabled = isWhole, onTap = set)
            beside()
        },
    ) {
        Headline(title)
        Sentence(about)
        form.current?.let { PinField(it, current, ImeAction.Next) { typed -> current = typed } }
        if (!isRemoving) {
            PinField(form.new, new, ImeAction.Next) { new = it }
            PinField(form.again, again, ImeAction.Done, form.differ.takeIf { differs }, onDone = set) { again = it }
        }
        form.trouble?.let { NoticeCard(it.copy(action = null)) {} }
        warning?.let { Line(it) }
    }
}

@Composable
internal fun PinField(
    name: String,
    typed: String,
    ime: ImeAction,
    error: String? = null,
    onDone: () -> Unit = {},
    onType: (String) -> Unit,
) {
    OutlinedTextField(
        typed,
        onType,
        Modifier.fillMaxWidth(),
        textStyle = Type.body,
        label = { Text(name, style = Type.label) },
        isError = error != null,
        supportingText = error?.let { { Text(it, style = Type.label) } },
        visualTransformation = PasswordVisualTransformation(),
        keyboardOptions =
            KeyboardOptions(autoCorrectEnabled = false, keyboardType = KeyboardType.NumberPassword, imeAction = ime),
        keyboardActions = KeyboardActions(onDone = { onDone() }),
        shape = RoundedCornerShape(Space.corner),
        singleLine = true,
    )
}
