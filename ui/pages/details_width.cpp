#include "ui/pages/details_width.h"

#include "ui/settings/user_settings.h"

#include <QSplitter>

#include <algorithm>

namespace tealdeck
{
namespace
{

constexpr int narrowest = 360;
constexpr int widest = 4000;
constexpr int leftForTheList = 320;

} // namespace

DetailsWidth::DetailsWidth(QSplitter& splitter, int firstWidth)
    : QObject(&splitter)
    , m_splitter(splitter)
    , m_firstWidth(firstWidth)
    , m_width(firstWidth)
{
    connect(&splitter, &QSplitter::splitterMoved, this, [this] {
        m_width = std::clamp(m_splitter.sizes().back(), narrowest, widest);
        if (m_settings)
            m_settings->set(m_key, m_width);
    });
}

void DetailsWidth::remember(UserSettings& settings, const QString& key)
{
    m_settings = &settings;
    m_key = key;
    m_width = settings.number(key, narrowest, widest, m_firstWidth);
    connect(&settings, &UserSettings::forgotten, this, [this](const QString& group) {
        if (!m_key.startsWith(group + u'/'))
            return;
        m_width = m_firstWidth;
        apply();
    });
}

void DetailsWidth::apply()
{
    const int room = std::max(narrowest, m_splitter.width() - leftForTheList); // a smaller window than the last one
    const int details = std::min(m_width, room);
    m_splitter.setSizes({std::max(1, m_splitter.width() - details), details});
}

} // namespace tealdeck
