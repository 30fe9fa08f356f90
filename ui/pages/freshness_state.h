#pragma once

#include "core/domain/freshness.h"
#include "ui/widgets/page_state.h"

#include <QString>

namespace tealdeck
{

class Session;

// Puts a page into the one state that fits its freshness. `what` names the rows in the plural ("pods"); `nothing` is what an empty page
// says.
void showFreshnessOn(PageState& state, const Session& session, const Freshness& freshness, bool isEmpty, const QString& what,
                     const StateText& nothing);

} // namespace tealdeck
