#pragma once

namespace tealdeck
{

// What was asked of this program by signals since listenForEndRequests(); it only grows.
enum class EndRequest
{
    None,
    Interrupt, // Ctrl+C once: a person would like to know
    End, // Ctrl+C again, SIGTERM, or the terminal is gone
};

// From here on signals are noted instead of ending the program. The next one after End ends it at once, as ever.
void listenForEndRequests();
EndRequest endRequest();

} // namespace tealdeck
