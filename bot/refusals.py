"""Every error that the methods we use document, by what it asks of us. What stands in no set is ours to mend.

The names are Slack's. A refusal by one person's or one channel's own standing stops that message alone; one that would
meet every message alike locks out, so that all of them wait, and none is lost, until somebody has mended it.
"""

WAIT = frozenset(
    {
        "external_channel_migrating",
        "message_limit_exceeded",
        "org_login_required",  # the workspace is being moved into an organisation, and comes back
        "rate_limited",
        "ratelimited",
        "service_unavailable",
        "streaming_state_conflict",
        "team_added_to_org",
    }
)
UNSURE = frozenset({"fatal_error", "internal_error", "request_timeout", "update_failed"})
LOCKED_OUT = frozenset(
    {
        "accesslimited",
        "account_inactive",
        "app_uninstalled",
        "ekm_access_denied",
        "enterprise_is_restricted",
        "forbidden_team",
        "invalid_auth",
        "messages_tab_disabled",  # somebody turned off the tab in which every direct message stands
        "not_allowed_token_type",
        "not_authed",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
        "two_factor_setup_required",
    }
)
NOT_GRANTED = frozenset({"missing_scope"})
STOP = frozenset(
    {
        "access_denied",  # to one resource that the request names, and not to the workspace
        "cannot_dm_bot",
        "cannot_reply_to_message",
        "cant_update_message",
        "channel_is_limited_access",
        "channel_not_found",
        "edit_window_closed",
        "exchanged_trigger_id",
        "expired_trigger_id",
        "is_archived",
        "is_inactive",
        "message_not_found",
        "no_permission",
        "not_found",
        "not_in_channel",
        "posting_to_channel_denied",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_locked",
        "restricted_action_thread_only_channel",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
    }
)
MEND = frozenset(
    {
        "as_user_not_supported",
        "attachment_payload_limit_exceeded",
        "block_mismatch",
        "blocked_file_type",
        "cant_broadcast_message",
        "deprecated_endpoint",
        "draft_already_deleted",
        "draft_already_sent",
        "draft_has_conflict",
        "draft_not_found",
        "duplicate_channel_not_found",
        "duplicate_external_id",
        "duplicate_message_not_found",
        "file_deleted",
        "file_is_deleted",
        "file_not_found",
        "file_share_limit_reached",
        "hash_conflict",
        "insecure_request",
        "invalid_arg_name",
        "invalid_arguments",
        "invalid_array_arg",
        "invalid_attachments",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_charset",
        "invalid_form_data",
        "invalid_metadata_format",
        "invalid_metadata_schema",
        "invalid_post_type",
        "invalid_trigger_id",
        "is_bot",
        "markdown_text_conflict",
        "max_file_sharing_exceeded",
        "metadata_must_be_sent_from_app",
        "metadata_too_large",
        "method_deprecated",
        "missing_args",
        "missing_file_data",
        "missing_post_type",
        "missing_profile_id",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_dual_broadcast_content_update",
        "no_text",
        "no_users_provided",
        "not_enabled",
        "not_implemented",
        "push_limit_reached",
        "slack_connect_blocked_file_type",
        "slack_connect_canvas_sharing_blocked",
        "slack_connect_clip_sharing_blocked",
        "slack_connect_file_link_sharing_blocked",
        "slack_connect_file_upload_sharing_blocked",
        "slack_connect_lists_sharing_blocked",
        "team_not_found",
        "too_many_attachments",
        "too_many_contact_cards",
        "too_many_users",
        "unable_to_share_files",
        "view_too_large",
    }
)
