#pragma once

#include "ui/widgets/painted_widget.h"

#include <map>
#include <vector>

namespace tealdeck
{

class StatusToggle;

struct StatusCount
{
    QString id; // "CrashLoopBackOff"
    Glyph glyph = Glyph::Ok;
    Token color = Token::Ink2;
    QString word;
    int count = 0;
    bool operator==(const StatusCount&) const = default;
};

// 32 high, above a table: one toggle per status with its count, struck through when filtered out. Each toggle takes focus.
class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    // `accessibleName`: "Pods by status".
    StatusStrip(Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    // Toggles keep their state and place by id; the order is the caller's.
    void set(const std::vector<StatusCount>& counts);
    void setShown(const QString& id, bool isShown);
    bool isShown(const QString& id) const;
    std::vector<QString> hiddenIds() const;

Q_SIGNALS:
    void toggled(const QString& id, bool isShown);

private:
    Theme& m_theme;
    std::map<QString, StatusToggle*> m_toggles;
};

} // namespace tealdeck
