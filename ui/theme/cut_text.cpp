#include "ui/theme/cut_text.h"

#include <utility>

namespace tealdeck
{

namespace
{

CutTextWatch* newestWatch = nullptr; // painting happens on the home thread only

} // namespace

CutTextWatch::CutTextWatch(std::function<void(const CutText&)> onCut)
    : m_onCut(std::move(onCut))
    , m_before(std::exchange(newestWatch, this))
{
}

CutTextWatch::~CutTextWatch()
{
    newestWatch = m_before;
}

void CutTextWatch::tell(const CutText& cut)
{
    for (CutTextWatch* watch = newestWatch; watch; watch = watch->m_before)
        watch->m_onCut(cut);
}

} // namespace tealdeck
