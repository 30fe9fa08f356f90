#pragma once

#include <memory>

namespace tealdeck
{

// Frees what OpenSSL made with the function that OpenSSL has for it: std::unique_ptr<X509, Freed<&X509_free>>.
template <auto Free>
struct Freed
{
    template <typename T>
    void operator()(T* value) const
    {
        Free(value);
    }
};

} // namespace tealdeck
