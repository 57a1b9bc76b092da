package org.rekindle.app.screens

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.Icon
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.unit.dp
import org.rekindle.app.R
import org.rekindle.app.presenters.LockWords
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** How much has been typed: points, never the signs themselves. */
@Composable
fun PinDots(
    count: Int,
    name: String,
) {
    val (full, rest) = LocalPalette.current.run { ink to line }
    Canvas(
        Modifier
            .fillMaxWidth()
            .height(Space.margin)
            .clearAndSetSemantics { contentDescription = "$name, $count" },
    ) {
        val step = minOf(24.dp.toPx(), size.width / maxOf(count, LEAST_SHOWN))
        val shown = maxOf(count, LEAST_SHOWN)
        val first = center.x - step * (shown - 1) / 2
        repeat(shown) { index ->
            val at = Offset(first + step * index, center.y)
            if (index < count) drawCircle(full, step / 4, at) else drawCircle(rest, step / 10, at)
        }
    }
}

/** Digits of the app's own: no keyboard sees or learns them. */
@Composable
fun PinPad(
    isEnabled: Boolean,
    erase: String,
    onDigit: (Char) -> Unit,
    onErase: () -> Unit,
) {
    Column(Modifier.widthIn(max = 320.dp), verticalArrangement = Arrangement.spacedBy(Space.grid)) {
        listOf("123", "456", "789").forEach { digits ->
            Row(horizontalArrangement = Arrangement.spacedBy(Space.grid)) {
                digits.forEach { digit ->
                    Key(Modifier.weight(1f), isEnabled, { onDigit(digit) }) { Digit(digit, isEnabled) }
                }
            }
        }
        Row(horizontalArrangement = Arrangement.spacedBy(Space.grid)) {
            Spacer(Modifier.weight(1f))
            Key(Modifier.weight(1f), isEnabled, { onDigit('0') }) { Digit('0', isEnabled) }
            Key(Modifier.weight(1f), isEnabled, onErase, isFlat = true) {
                Icon(painterResource(R.drawable.ic_erase), erase, tint = LocalPalette.current.quietInk)
            }
        }
    }
}

@Composable
private fun Key(
    modifier: Modifier,
    isEnabled: Boolean,
    onTap: () -> Unit,
    isFlat: Boolean = false,
    content: @Composable () -> Unit,
) {
    Surface(
        onTap,
        modifier.heightIn(min = 60.dp),
        enabled = isEnabled,
        shape = RoundedCornerShape(Space.corner),
        color = if (isFlat) Color.Transparent else LocalPalette.current.surface,
    ) {
        Column(
            Modifier.heightIn(min = 60.dp),
            verticalArrangement = Arrangement.Center,
            horizontalAlignment = Alignment.CenterHorizontally,
        ) { content() }
    }
}

@Composable
private fun Digit(
    digit: Char,
    isEnabled: Boolean,
) {
    val colour = LocalPalette.current.run { if (isEnabled) ink else line }
    Text(digit.toString(), style = Type.title, color = colour)
}

/** The phone's own keyboard, for a PIN with letters: as a password, so that it learns nothing. */
@Composable
fun PinField(
    pin: String,
    words: LockWords,
    isEnabled: Boolean,
    onType: (String) -> Unit,
    onSubmit: () -> Unit,
) {
    OutlinedTextField(
        pin,
        onType,
        Modifier.fillMaxWidth(),
        enabled = isEnabled,
        label = { Text(words.pin, style = Type.label) },
        singleLine = true,
        visualTransformation = PasswordVisualTransformation(),
        keyboardOptions =
            KeyboardOptions(
                autoCorrectEnabled = false,
                keyboardType = KeyboardType.Password,
                imeAction = ImeAction.Done,
            ),
        keyboardActions = KeyboardActions(onDone = { if (pin.isNotEmpty()) onSubmit() }),
        shape = RoundedCornerShape(Space.corner),
    )
}

/** So many faint points stand there before anything is typed: the least that a PIN has. */
private const val LEAST_SHOWN = 4
