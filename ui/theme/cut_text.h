#pragma once

#include <QRect>
#include <QString>

#include <functional>

class QPaintDevice;

namespace tealdeck
{

// A text that a canvas had to shorten because its place was too narrow.
struct CutText
{
    const QPaintDevice* device = nullptr; // the widget that was painted on
    QRect place; // in the device's coordinates
    QString text; // the whole of it
};

// While it lives, it is told of every text that is shortened. A painted widget makes tool tips of them; tests look by it whether the whole
// text can be read somewhere.
class CutTextWatch
{
public:
    explicit CutTextWatch(std::function<void(const CutText&)> onCut);
    ~CutTextWatch();
    CutTextWatch(const CutTextWatch&) = delete;
    CutTextWatch& operator=(const CutTextWatch&) = delete;

    static void tell(const CutText& cut);

private:
    std::function<void(const CutText&)> m_onCut;
    CutTextWatch* m_before;
};

} // namespace tealdeck
