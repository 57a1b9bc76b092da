package org.rekindle.app.screens

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import com.google.zxing.BarcodeFormat
import com.google.zxing.EncodeHintType
import com.google.zxing.common.BitMatrix
import com.google.zxing.qrcode.QRCodeWriter
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel
import org.rekindle.app.presenters.CoupleWords
import org.rekindle.app.theme.LightPalette
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** A text for the other phone: large as a picture, and beneath it the ways for a phone without a camera. */
@Composable
internal fun HandedText(
    text: String,
    words: CoupleWords,
    onCopy: (String) -> Unit,
) {
    var isText by remember(text) { mutableStateOf(false) }
    Card {
        Column(
            Modifier.fillMaxWidth().padding(Space.betweenCards),
            Arrangement.spacedBy(Space.grid),
            Alignment.CenterHorizontally,
        ) {
            CodePicture(text, words.picture)
            FlowRow(horizontalArrangement = Arrangement.spacedBy(Space.grid)) {
                QuietButton(words.copy) { onCopy(text) }
                if (!isText) QuietButton(words.asText) { isText = true }
            }
            if (isText) {
                SelectionContainer { Text(text, style = Type.label, color = LocalPalette.current.ink) }
            }
        }
    }
}

/** Dark on light in the evening too: some cameras read it no other way. */
@Composable
private fun CodePicture(
    text: String,
    description: String,
) {
    val code = remember(text) { matrix(text) }
    Box(
        Modifier
            .widthIn(max = 300.dp)
            .fillMaxWidth()
            .aspectRatio(1f)
            .semantics { contentDescription = description },
    ) {
        Canvas(Modifier.matchParentSize()) {
            // A rim of four cells, so that a camera finds its corners.
            val cell = size.width / (code.width + 2 * RIM)
            drawRect(LightPalette.surface)
            for (row in 0 until code.height) {
                for (column in 0 until code.width) {
                    if (!code[column, row]) continue
                    val at = Offset((column + RIM) * cell, (row + RIM) * cell)
                    // A little larger than a cell, so that no light shines between two.
                    drawRect(LightPalette.ink, at, Size(cell + OVERLAP, cell + OVERLAP))
                }
            }
        }
    }
}

private fun matrix(text: String): BitMatrix =
    QRCodeWriter().encode(
        text,
        BarcodeFormat.QR_CODE,
        0,
        0,
        mapOf(EncodeHintType.ERROR_CORRECTION to ErrorCorrectionLevel.L, EncodeHintType.MARGIN to 0),
    )

private const val RIM = 4
private const val OVERLAP = 0.5f
