package org.rekindle.app.screens

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.withStyle
import org.rekindle.app.R
import org.rekindle.app.presenters.Draft
import org.rekindle.app.presenters.EntryLine
import org.rekindle.app.presenters.HitLine
import org.rekindle.app.presenters.JournalScreenState
import org.rekindle.app.presenters.Piece
import org.rekindle.app.theme.LocalPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** What a person can do in the journal. */
interface JournalActions {
    /** Reads it again. */
    fun retry()

    /** Reads the next page. */
    fun more()

    /** Searches as it is typed. */
    fun search(query: String)

    /** Shows one entry, whole. */
    fun open(id: String)

    /** Closes the entry that is read. */
    fun close()

    /** Begins a new entry, or goes on with the one that is being written. */
    fun begin()

    /** Begins to change an entry. */
    fun edit(id: String)

    /** Takes what was typed so far. */
    fun type(draft: Draft)

    /** Lets go of what is being written. */
    fun discard()

    /** Saves what is being written. */
    fun save()

    /** Asks whether an entry is to be deleted. */
    fun askDelete(id: String)

    /** Keeps it. */
    fun keep()

    /** Deletes it for good. */
    fun delete()
}

/** The journal: the list, one entry, or the one that is being written. What was typed is in no saved state of this screen. */
@Composable
fun JournalScreen(
    state: JournalScreenState,
    actions: JournalActions,
) {
    when (state) {
        JournalScreenState.Loading -> Unit
        is JournalScreenState.Failed -> Page { NoticeCard(state.notice, onAction = actions::retry) }
        is JournalScreenState.Ready -> Ready(state, actions)
    }
}

@Composable
private fun Ready(
    state: JournalScreenState.Ready,
    actions: JournalActions,
) {
    // Whether the draft is on the screen or waits; what is in it is not kept here.
    var isWriting by rememberSaveable { mutableStateOf(false) }
    val (draft, open) = state.draft to state.open
    when {
        isWriting && draft != null -> {
            BackHandler { isWriting = false }
            JournalEditor(draft, state, actions, onLater = { isWriting = false })
        }

        open != null -> {
            BackHandler(onBack = actions::close)
            JournalEntry(open, state, actions) {
                isWriting = true
                actions.edit(open.id)
            }
        }

        else -> {
            Entries(state, actions) {
                isWriting = true
                actions.begin()
            }
        }
    }
}

@Composable
private fun Entries(
    state: JournalScreenState.Ready,
    actions: JournalActions,
    onWrite: () -> Unit,
) {
    Column(Modifier.fillMaxSize()) {
        LazyColumn(
            Modifier.weight(1f).fillMaxWidth(),
            contentPadding = PaddingValues(Space.margin, Space.grid, Space.margin, Space.margin),
            verticalArrangement = Arrangement.spacedBy(Space.betweenCards),
        ) {
            item { Headline(state.words.title) }
            item { Sentence(state.words.about) }
            state.trouble?.let { item { NoticeCard(it, onAction = actions::retry) } }
            if (state.draft != null) item { Waiting(state, actions) }
            if (state.entries.isNotEmpty() || state.query.isNotEmpty()) item { Search(state, actions) }
            state.rest?.let { item { Sentence(it) } }
            val hits = state.hits
            if (hits != null) {
                items(hits, key = { it.id }) { Hit(it) { actions.open(it.id) } }
            } else {
                days(state.entries, actions)
                if (state.hasMore) item { QuietButton(state.words.more, onTap = actions::more) }
            }
        }
        Box(Modifier.padding(horizontal = Space.margin).padding(bottom = Space.betweenCards, top = Space.grid)) {
            PrimaryButton(if (state.draft == null) state.words.write else state.words.goOn, onTap = onWrite)
        }
    }
}

/** The entries, each day under its name. */
private fun LazyListScope.days(
    entries: List<EntryLine>,
    actions: JournalActions,
) {
    entries.forEachIndexed { index, entry ->
        if (index == 0 || entries[index - 1].day != entry.day) {
            item(key = "day ${entry.id}") { PartTitle(entry.day) }
        }
        item(key = entry.id) {
            EntryCard(entry.kind, entry.tags, AnnotatedString(entry.beginning)) { actions.open(entry.id) }
        }
    }
}

@Composable
private fun Hit(
    hit: HitLine,
    onOpen: () -> Unit,
) {
    EntryCard("${hit.kind} · ${hit.day}", emptyList(), hit.pieces.text(), onOpen)
}

/** What was asked for is bold: a shape, and not a colour. */
private fun List<Piece>.text() =
    buildAnnotatedString {
        this@text.forEach { piece ->
            if (piece.isFound) {
                withStyle(SpanStyle(fontWeight = FontWeight.Bold)) { append(piece.text) }
            } else {
                append(piece.text)
            }
        }
    }

@Composable
private fun EntryCard(
    above: String,
    tags: List<String>,
    text: AnnotatedString,
    onOpen: () -> Unit,
) {
    val palette = LocalPalette.current
    Surface(
        onOpen,
        Modifier.fillMaxWidth().heightIn(min = Space.target),
        color = palette.surface,
        shape = RoundedCornerShape(Space.corner),
    ) {
        Column(Modifier.padding(Space.betweenCards), Arrangement.spacedBy(Space.grid / 2)) {
            Text(above, style = Type.label, color = palette.dusk)
            Text(text, style = Type.body, color = palette.ink)
            if (tags.isNotEmpty()) Text(tags.joinToString(" · "), style = Type.label, color = palette.quietInk)
        }
    }
}

@Composable
private fun Search(
    state: JournalScreenState.Ready,
    actions: JournalActions,
) {
    PrivateField(
        state.query,
        state.words.search,
        isOneLine = true,
        action = ImeAction.Search,
        trailing =
            if (state.query.isEmpty()) {
                null
            } else {
                {
                    IconButton({ actions.search("") }) {
                        Icon(painterResource(R.drawable.ic_close), state.words.clear)
                    }
                }
            },
        onType = actions::search,
    )
}

/** Something is being written, and waits. */
@Composable
private fun Waiting(
    state: JournalScreenState.Ready,
    actions: JournalActions,
) {
    Card {
        Column(Modifier.padding(start = Space.betweenCards, end = Space.betweenCards, top = Space.betweenCards)) {
            Text(state.words.draft, style = Type.body, color = LocalPalette.current.ink)
            InlineButton(state.words.discard, onTap = actions::discard)
        }
    }
}
