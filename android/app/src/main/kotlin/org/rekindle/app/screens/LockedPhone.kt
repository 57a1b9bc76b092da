package org.rekindle.app.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Icon
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import org.rekindle.app.R
import org.rekindle.app.presenters.LockedNotice
import org.rekindle.app.theme.DarkPalette
import org.rekindle.app.theme.Space
import org.rekindle.app.theme.Type

/** A locked screen with a notice on it, as others would see it. It is always evening there. */
@Composable
internal fun LockedPhone(
    notice: LockedNotice,
    modifier: Modifier = Modifier,
) {
    val evening = DarkPalette
    Surface(
        modifier.fillMaxWidth().semantics(mergeDescendants = true) {},
        color = evening.paper,
        shape = RoundedCornerShape(Space.margin),
    ) {
        Column(
            Modifier.padding(horizontal = Space.betweenCards, vertical = Space.margin),
            horizontalAlignment = Alignment.CenterHorizontally,
            verticalArrangement = Arrangement.spacedBy(Space.margin),
        ) {
            Text(notice.time, style = Type.headline, color = evening.ink)
            Surface(color = evening.surface, shape = RoundedCornerShape(Space.corner)) {
                Row(
                    Modifier.fillMaxWidth().padding(Space.betweenCards),
                    horizontalArrangement = Arrangement.spacedBy(12.dp),
                ) {
                    Icon(
                        painterResource(R.drawable.ic_notice),
                        contentDescription = null,
                        Modifier
                            .clip(CircleShape)
                            .background(evening.paper)
                            .padding(6.dp)
                            .size(20.dp),
                        tint = evening.quietInk,
                    )
                    Column {
                        Text(notice.app, style = Type.label, color = evening.quietInk)
                        Text(notice.title, style = Type.body, color = evening.ink)
                        Text(notice.body, style = Type.label, color = evening.quietInk)
                    }
                }
            }
        }
    }
}
