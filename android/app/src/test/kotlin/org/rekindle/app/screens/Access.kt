package org.rekindle.app.screens

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.text.TextLayoutResult
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue

/** What every screen must have, whatever stands on it: large targets with a name, a heading, no text that is cut off. */
object Access {
    /** 48 dp, but for what rounding to whole pixels takes away. */
    private const val TARGET_DP = 47.5f

    private const val ROUNDING = 2f
    private val ADDRESS = Regex("""\w[./]\w""")

    /** Checks all that [rule] shows; [where] is said when something is wrong. */
    fun check(
        rule: ComposeTestRule,
        where: String,
    ) {
        val whole = rule.onRoot().fetchSemanticsNode()
        val merged = whole.all()
        val separate = rule.onRoot(useUnmergedTree = true).fetchSemanticsNode().all()
        val wrong = merged.filter { it.isTapped() }.mapNotNull { it.trouble() } + separate.mapNotNull { it.cut() }
        assertEquals(where, emptyList<String>(), wrong)
        assertTrue("$where: no heading", merged.any { SemanticsProperties.Heading in it.config })
    }

    private fun SemanticsNode.all(): List<SemanticsNode> = listOf(this) + children.flatMap { it.all() }

    private fun SemanticsNode.isTapped() = SemanticsActions.OnClick in config && layoutInfo.isPlaced

    private fun SemanticsNode.trouble(): String? {
        val density = layoutInfo.density.density
        val (width, height) = touchBoundsInRoot.run { width / density to height / density }
        // What is scrolled half out of sight is cut off by its frame, and not too small.
        val isWhole = boundsInRoot.height >= size.height - 1
        return when {
            name().isEmpty() -> "a target without a name at $boundsInRoot"
            isWhole && (width < TARGET_DP || height < TARGET_DP) -> "“${name()}” is $width x $height dp"
            else -> null
        }
    }

    private fun SemanticsNode.name(): String {
        val described = config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()
        val written = config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }
        val typed = listOfNotNull(config.getOrNull(SemanticsProperties.EditableText)?.text)
        return (described + written + typed).joinToString()
    }

    private fun SemanticsNode.cut(): String? {
        val layouts = mutableListOf<TextLayoutResult>()
        config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(layouts)
        val isCut = layouts.any { it.isCutOff() || it.hasAWordBroken() }
        return if (isCut) "cut off or broken within a word: “${name()}”" else null
    }

    /** Beyond its own edges by more than rounding. */
    private fun TextLayoutResult.isCutOff(): Boolean {
        val lines = 0 until lineCount
        return multiParagraph.didExceedMaxLines ||
            multiParagraph.height > size.height + ROUNDING ||
            lines.any { isLineEllipsized(it) || getLineRight(it) - getLineLeft(it) > size.width + ROUNDING }
    }

    /** A line that ends in the middle of a word is as hard to read as one that is cut off. An address may be longer than a line. */
    private fun TextLayoutResult.hasAWordBroken(): Boolean {
        val text = layoutInput.text.text
        return (0 until lineCount - 1).any { line ->
            val end = getLineEnd(line)
            val isWithin = end in 1 until text.length && text[end - 1].isLetterOrDigit() && text[end].isLetterOrDigit()
            isWithin && !text.wordAt(end).contains(ADDRESS)
        }
    }

    private fun String.wordAt(at: Int) =
        substring(0, at).takeLastWhile { !it.isWhitespace() } + substring(at).takeWhile { !it.isWhitespace() }
}
