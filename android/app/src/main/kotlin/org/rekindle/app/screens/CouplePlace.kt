package org.rekindle.app.screens

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import org.rekindle.app.presenters.CoupleScreenState
import org.rekindle.app.presenters.CoupleStep

/** A place for exchanging is chosen by oneself, after one has read what its owner can see. */
@Composable
internal fun PlacePage(
    step: CoupleStep.Together,
    state: CoupleScreenState.Ready,
    actions: CoupleActions,
    onDone: () -> Unit,
) {
    val place = state.words.place
    FootPage(
        foot = {
            PrimaryButton(if (step.canExchange) place.chooseAnother else place.choose) {
                actions.choosePlace()
                onDone()
            }
            if (step.canExchange) {
                QuietButton(place.forget, Modifier.fillMaxWidth()) {
                    actions.forgetPlace()
                    onDone()
                }
            }
        },
    ) {
        Headline(place.title)
        Sentence(step.place)
        Paragraph(place.about)
        Sheet { Paragraph(state.beforeYes.store) }
    }
}
