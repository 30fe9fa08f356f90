#pragma once

#include "ui/shell/palette_object.h"

namespace tealdeck
{

// Objects for the command palette that are there at once.
class FixedScan : public ObjectScan
{
public:
    explicit FixedScan(std::vector<PaletteObject> objects)
        : m_objects(std::move(objects))
    {
    }
    bool advance(int) override { return false; }
    std::vector<PaletteObject> best() const override { return m_objects; }

private:
    std::vector<PaletteObject> m_objects;
};

} // namespace tealdeck
