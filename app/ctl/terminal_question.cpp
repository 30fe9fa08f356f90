#include "app/ctl/terminal_question.h"

#include <unistd.h>

#include <iostream>

namespace tealdeck
{

bool isAgreedOnTerminal(const std::string& question)
{
    if (isatty(STDIN_FILENO) == 0)
        return false;
    std::cout << question << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

} // namespace tealdeck
