# What a Linux system needs beside the programs, and the .deb: cmake --preset package, ninja, cpack -G DEB.
include(GNUInstallDirs)
set(CMAKE_INSTALL_DOCDIR ${CMAKE_INSTALL_DATADIR}/doc/tealdeck) # Debian's names have no capitals
set(linux ${PROJECT_SOURCE_DIR}/packaging/linux)
# The day of the release named in the metainfo; SOURCE_DATE_EPOCH keeps a build of an old version as it was.
string(TIMESTAMP TEALDECK_RELEASE_DATE "%Y-%m-%d" UTC)
configure_file(${linux}/org.tealdeck.Tealdeck.metainfo.xml.in ${PROJECT_BINARY_DIR}/packaging/org.tealdeck.Tealdeck.metainfo.xml @ONLY)

install(FILES ${linux}/org.tealdeck.Tealdeck.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${PROJECT_BINARY_DIR}/packaging/org.tealdeck.Tealdeck.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
foreach(size 16 24 32 48 64 128 256 512)
    install(FILES ${PROJECT_SOURCE_DIR}/resources/app/${size}.png RENAME org.tealdeck.Tealdeck.png
            DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/resources/app/org.tealdeck.Tealdeck.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${linux}/completions/tealdeckctl.bash RENAME tealdeckctl DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
# bash-completion finds a file by the name of the command.
foreach(program tealdeck tealdeck-sandbox)
    install(CODE "file(CREATE_LINK tealdeckctl \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/bash-completion/completions/${program}\" SYMBOLIC)")
endforeach()
install(FILES ${linux}/completions/_tealdeckctl DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${linux}/completions/tealdeckctl.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${linux}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Debian wants man pages and the changelog compressed, without a name and time inside.
find_program(TEALDECK_GZIP gzip REQUIRED)
foreach(page tealdeck tealdeckctl tealdeck-sandbox)
    list(APPEND compressed ${PROJECT_BINARY_DIR}/packaging/${page}.1.gz)
    add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/packaging/${page}.1.gz DEPENDS ${linux}/man/${page}.1 VERBATIM
                       COMMAND sh -c "\"$1\" -9n < \"$2\" > \"$3\"" sh ${TEALDECK_GZIP} ${linux}/man/${page}.1 ${PROJECT_BINARY_DIR}/packaging/${page}.1.gz)
    install(FILES ${PROJECT_BINARY_DIR}/packaging/${page}.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endforeach()
string(TIMESTAMP changelog_date "%a, %d %b %Y 00:00:00 +0000" UTC)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/packaging/changelog @ONLY CONTENT "tealdeck (@PROJECT_VERSION@) unstable; urgency=medium

  * What is new in this version is told in CHANGELOG.md.gz.

 -- The Tealdeck developers <developers@tealdeck.org>  @changelog_date@
")
foreach(pair "${PROJECT_BINARY_DIR}/packaging/changelog|changelog.gz" "${PROJECT_SOURCE_DIR}/CHANGELOG.md|CHANGELOG.md.gz")
    string(REPLACE "|" ";" pair ${pair})
    list(GET pair 0 text)
    list(GET pair 1 name)
    list(APPEND compressed ${PROJECT_BINARY_DIR}/packaging/${name})
    add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/packaging/${name} DEPENDS ${text} VERBATIM
                       COMMAND sh -c "\"$1\" -9n < \"$2\" > \"$3\"" sh ${TEALDECK_GZIP} ${text} ${PROJECT_BINARY_DIR}/packaging/${name})
    install(FILES ${PROJECT_BINARY_DIR}/packaging/${name} DESTINATION ${CMAKE_INSTALL_DOCDIR})
endforeach()
add_custom_target(package_documents ALL DEPENDS ${compressed})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tealdeck)
set(CPACK_PACKAGE_VENDOR "The Tealdeck developers")
set(CPACK_PACKAGE_CONTACT "The Tealdeck developers <developers@tealdeck.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "operations console for teams that run a product on Kubernetes")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Tealdeck shows what runs on a Kubernetes cluster, what is wrong and why, and
which of two slots, blue or green, each Service selects. It switches a Service
to the other slot and back with a plan, checks, a dry run, a confirmation and a
journal.
.
tealdeckctl does the same in scripts; all can be tried on a sandbox.")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS ca-certificates)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS bash-completion)
include(CPack)
