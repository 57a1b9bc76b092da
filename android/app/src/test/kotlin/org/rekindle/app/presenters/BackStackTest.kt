package org.rekindle.app.presenters

import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Test

/** The way back: what leads where, and what is kept of it. */
class BackStackTest {
    @Test
    fun itBeginsAtTodayAndLeadsBackToIt() {
        val start = BackStack()
        assertFalse(start.canGoBack)
        val helped = start.goTo(Destination.FOR_TWO).open(Destination.HELP)
        assertEquals(Destination.FOR_TWO, helped.place)
        assertEquals(Destination.FOR_TWO, helped.back().top)
        assertEquals(start, helped.back().back())
        assertEquals(start, start.back())
    }

    @Test
    fun noScreenIsInItTwice() {
        val stack = BackStack().open(Destination.HELP).open(Destination.HELP)
        assertEquals(Destination.TODAY, stack.back().top)
        assertEquals(BackStack(), stack.open(Destination.TODAY))
    }

    @Test
    fun whatIsKeptAreNamesAndTheOnesOfALaterVersionAreLeftOut() {
        val stack = BackStack().goTo(Destination.FOR_TWO).open(Destination.HELP)
        assertEquals(listOf("TODAY", "FOR_TWO", "HELP"), stack.names())
        assertEquals(stack, BackStack.of(stack.names()))
        assertEquals(Destination.HELP, BackStack.of(listOf("HELP", "MOON")).top)
        assertEquals(BackStack(), BackStack.of(emptyList()))
    }
}
