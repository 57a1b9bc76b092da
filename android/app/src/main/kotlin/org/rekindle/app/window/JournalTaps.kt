package org.rekindle.app.window

import org.rekindle.app.presenters.Draft
import org.rekindle.app.presenters.JournalPresenter
import org.rekindle.app.presenters.LockPresenter
import org.rekindle.app.screens.JournalActions

/** Taps in the journal. */
class JournalTaps(
    private val journal: JournalPresenter,
    private val lock: LockPresenter,
) : JournalActions {
    /** Opens the journal first, where it is closed and needs no PIN. */
    override fun retry() {
        lock.refresh()
        journal.refresh()
    }

    override fun more() = journal.more()

    override fun search(query: String) = journal.search(query)

    override fun open(id: String) = journal.open(id)

    override fun close() = journal.close()

    override fun begin() = journal.begin()

    override fun edit(id: String) = journal.edit(id)

    override fun type(draft: Draft) = journal.type(draft)

    override fun discard() = journal.discard()

    override fun save() = journal.save()

    override fun askDelete(id: String) = journal.askDelete(id)

    override fun keep() = journal.keep()

    override fun delete() = journal.delete()
}
